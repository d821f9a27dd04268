import { nativeImage } from 'electron';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { trayIcon, type TrayIconState } from './tray-icon.ts';

/** A state's icon with all its sizes, or the path of a file that has them. Throws if a file of an icon is missing. */
export function iconImage(
  state: TrayIconState,
  resources: string,
  platform: NodeJS.Platform,
): Electron.NativeImage | string {
  const icon = trayIcon(state, platform);
  const pathOf = (file: string): string => join(resources, 'tray', file);
  if (icon.kind === 'file') return pathOf(icon.file);
  const image = nativeImage.createEmpty();
  for (const { file, scaleFactor } of icon.files) {
    image.addRepresentation({ scaleFactor, buffer: readFileSync(pathOf(file)) });
  }
  if (platform === 'darwin') image.setTemplateImage(true);
  return image;
}
