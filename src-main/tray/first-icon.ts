import { Tray } from 'electron';
import { iconImage } from './icon-image.ts';
import type { TrayIconState } from './tray-icon.ts';

/** What the icon shows before anything is known of a session. */
export const firstState: TrayIconState = 'signed-out';

/** The icon of a start in the tray, before there is a menu. Call it once Electron is ready. */
export const firstIcon = (resources: string, platform: NodeJS.Platform): Tray =>
  new Tray(iconImage(firstState, resources, platform));
