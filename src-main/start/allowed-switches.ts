/** A switch that a packaged Hubkey accepts. */
export interface AllowedSwitch {
  name: string;
  /** Its allowed values; absent: anything. */
  value?: RegExp;
}

/**
 * Every other switch is refused: Chromium has more than a thousand, including
 * some that open a debugger, load extensions, run other programs or write its traffic to a file.
 */
export const allowedSwitches: readonly AllowedSwitch[] = [
  { name: 'hidden' },
  { name: 'quick' },
  { name: 'user-data-dir' },
  // Chromium requires it for root. An AppImage that adds it by itself is refused (lacks-sandbox.ts).
  { name: 'no-sandbox' },
  { name: 'disable-gpu' },
  { name: 'disable-dev-shm-usage' },
  { name: 'force-device-scale-factor' },
  { name: 'lang' },
  // Screen readers on Linux need it if the desktop doesn't announce them.
  { name: 'force-renderer-accessibility' },
  { name: 'class' },
  { name: 'gtk-version' },
  { name: 'ozone-platform' },
  { name: 'ozone-platform-hint' },
  { name: 'enable-wayland-ime' },
  { name: 'wayland-text-input-version' },
  { name: 'enable-features', value: /^(UseOzonePlatform|WaylandWindowDecorations|,)*$/ },
];
