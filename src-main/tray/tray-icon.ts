/** The states of the tray icon, shown by a mark in the corner and not by colour alone. */
export type TrayIconState = 'signed-in' | 'attention' | 'signed-out' | 'unreachable' | 'locked';

export interface IconFile {
  file: string;
  scaleFactor: number;
}

/**
 * The files of a state's icon in `resources/tray`, by scale. macOS uses template images, which it
 * colours itself; other systems use coloured ones, drawn for each size so that 16, 22 and 32 px are crisp.
 */
export function trayIconFiles(state: TrayIconState, platform: NodeJS.Platform): IconFile[] {
  switch (platform) {
    case 'darwin':
      return [
        { file: `${state}Template.png`, scaleFactor: 1 },
        { file: `${state}Template@2x.png`, scaleFactor: 2 },
      ];
    case 'win32':
      return [
        { file: `${state}-16.png`, scaleFactor: 1 },
        { file: `${state}-32.png`, scaleFactor: 2 },
      ];
    default:
      return [
        { file: `${state}-22.png`, scaleFactor: 1 },
        { file: `${state}-32.png`, scaleFactor: 1.5 },
        { file: `${state}-44.png`, scaleFactor: 2 },
      ];
  }
}
