/** A switch that a packaged Hubkey starts with. */
export interface AllowedSwitch {
  name: string;
  /** What it may be set to; absent: anything. */
  value?: RegExp;
}

/**
 * Everything else on the command line is refused: Chromium knows more than a thousand switches, among
 * them some that open a debugger, load extensions, run other programs or write its traffic to a file.
 */
export const allowedSwitches: readonly AllowedSwitch[] = [
  { name: 'hidden' },
  { name: 'quick' },
  { name: 'user-data-dir' },
  // AppImages add it where a system has no user namespaces, and Chromium asks root for it.
  { name: 'no-sandbox' },
  { name: 'disable-gpu' },
  { name: 'disable-dev-shm-usage' },
  { name: 'force-device-scale-factor' },
  { name: 'lang' },
  // Screen readers on Linux need it where the desktop doesn't say that one runs.
  { name: 'force-renderer-accessibility' },
  { name: 'class' },
  { name: 'gtk-version' },
  { name: 'ozone-platform' },
  { name: 'ozone-platform-hint' },
  { name: 'enable-wayland-ime' },
  { name: 'wayland-text-input-version' },
  { name: 'enable-features', value: /^(UseOzonePlatform|WaylandWindowDecorations|,)*$/ },
];
