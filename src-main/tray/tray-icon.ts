/** The states of the tray icon, shown by a mark in the corner and not by colour alone. */
export type TrayIconState = 'signed-in' | 'attention' | 'signed-out' | 'unreachable' | 'locked';

export interface IconFile {
  file: string;
  scaleFactor: number;
}

/**
 * The files of a state's icon in `resources/tray`, by scale. macOS uses template images, which it
 * colours itself; other systems use coloured ones, of which each size is drawn on its own pixels.
 */
export function trayIconFiles(state: TrayIconState, platform: NodeJS.Platform): IconFile[] {
  return (filesOf[platform] ?? linuxFiles).map(([ending, scaleFactor]) => ({
    file: `${state}${ending}.png`,
    scaleFactor,
  }));
}

type ScaledFiles = readonly (readonly [ending: string, scaleFactor: number])[];

/** 22 px at 100 %, as Linux desktops have it. */
const linuxFiles: ScaledFiles = [
  ['-22', 1],
  ['-32', 1.5],
  ['-44', 2],
];

const filesOf: Partial<Record<NodeJS.Platform, ScaledFiles>> = {
  darwin: [
    ['Template', 1],
    ['Template@2x', 2],
  ],
  // 16 px at 100 %.
  win32: [
    ['-16', 1],
    ['-24', 1.5],
    ['-32', 2],
  ],
};
