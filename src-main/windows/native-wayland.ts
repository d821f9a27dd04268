import { app } from 'electron';

/** Whether the windows are Wayland's own rather than X11's. Chromium sets the switch to what it has chosen. */
export const isNativeWayland = (): boolean =>
  process.platform === 'linux' && app.commandLine.getSwitchValue('ozone-platform') === 'wayland';
