/** The states of the tray icon, shown by a mark in the corner and not by colour alone. */
export type TrayIconState = 'signed-in' | 'attention' | 'signed-out' | 'unreachable' | 'locked';

interface IconFile {
  file: string;
  scaleFactor: number;
}

/** One file for every scale, which the system takes by its path, or a picture made of a file for each. */
export type TrayIcon = { kind: 'file'; file: string } | { kind: 'scales'; files: IconFile[] };

/**
 * A state's icon in `resources/tray`. Windows gets the right size of an .ico alone, and of other pictures the one for
 * 100 % at any scale. macOS uses template images, which it colours itself.
 */
export function trayIcon(state: TrayIconState, platform: NodeJS.Platform): TrayIcon {
  if (platform === 'win32') return { kind: 'file', file: `${state}.ico` };
  const files = platform === 'darwin' ? macFiles : linuxFiles;
  return {
    kind: 'scales',
    files: files.map(([ending, scaleFactor]) => ({ file: `${state}${ending}.png`, scaleFactor })),
  };
}

type ScaledFiles = readonly (readonly [ending: string, scaleFactor: number])[];

/** 22 px at 100 %, as Linux desktops have it; each size is drawn on its own pixels. */
const linuxFiles: ScaledFiles = [
  ['-22', 1],
  ['-32', 1.5],
  ['-44', 2],
];

const macFiles: ScaledFiles = [
  ['Template', 1],
  ['Template@2x', 2],
];
