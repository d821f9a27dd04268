import { expect, it } from 'vitest';
import { linuxProxySettings } from './linux-proxy-settings.ts';

it.each([
  [{ XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' }, 'gsettings'],
  [{ XDG_CURRENT_DESKTOP: 'X-Cinnamon' }, 'gsettings'],
  [{ XDG_CURRENT_DESKTOP: 'Budgie:GNOME', KDE_FULL_SESSION: 'true' }, 'gsettings'],
  [{ XDG_CURRENT_DESKTOP: 'Unity' }, 'gsettings'],
  [{ XDG_CURRENT_DESKTOP: 'KDE' }, 'kde'],
  [{ XDG_CURRENT_DESKTOP: 'XFCE', DESKTOP_SESSION: 'gnome' }, 'environment'],
  [{ XDG_CURRENT_DESKTOP: 'MATE', DESKTOP_SESSION: 'mate' }, 'gsettings'],
  [{ XDG_CURRENT_DESKTOP: 'sway' }, 'environment'],
  [{ DESKTOP_SESSION: 'kde-plasma' }, 'kde'],
  [{ DESKTOP_SESSION: 'xubuntu', GNOME_DESKTOP_SESSION_ID: 'x' }, 'environment'],
  [{ GNOME_DESKTOP_SESSION_ID: 'this-is-deprecated' }, 'gsettings'],
  [{ KDE_FULL_SESSION: 'true' }, 'kde'],
  [{ XDG_CURRENT_DESKTOP: 'constructor' }, 'environment'],
  [{}, 'environment'],
])('takes for %j the settings in %s', (env, settings) => {
  expect(linuxProxySettings(env)).toBe(settings);
});
