/** Where a Linux desktop keeps its proxy settings. environment: it has none of its own. */
export type LinuxProxySettings = 'gsettings' | 'kde' | 'environment';

/** The names in XDG_CURRENT_DESKTOP that Chromium knows. */
const byCurrentDesktop = new Map<string, LinuxProxySettings>([
  ['GNOME', 'gsettings'],
  ['Unity', 'gsettings'],
  ['X-Cinnamon', 'gsettings'],
  ['Pantheon', 'gsettings'],
  ['Deepin', 'gsettings'],
  ['DDE', 'gsettings'],
  ['UKUI', 'gsettings'],
  ['KDE', 'kde'],
  ['XFCE', 'environment'],
  ['LXQt', 'environment'],
  ['COSMIC', 'environment'],
]);

const bySession: readonly [pattern: RegExp, settings: LinuxProxySettings][] = [
  [/^(deepin|gnome|mate|ukui)$/, 'gsettings'],
  [/^kde(4|-plasma)?$/, 'kde'],
  [/xfce|^xubuntu$/, 'environment'],
];

/** Whose settings count, as Chromium tells the desktop (base/nix/xdg_util.cc). */
export function linuxProxySettings(env: NodeJS.ProcessEnv): LinuxProxySettings {
  for (const name of (env['XDG_CURRENT_DESKTOP'] ?? '').split(':')) {
    const known = byCurrentDesktop.get(name.trim());
    if (known) return known;
  }
  const session = env['DESKTOP_SESSION'] ?? '';
  const found = bySession.find(([pattern]) => pattern.test(session));
  if (found) return found[1];
  if (env['GNOME_DESKTOP_SESSION_ID'] !== undefined) return 'gsettings';
  return env['KDE_FULL_SESSION'] === undefined ? 'environment' : 'kde';
}
