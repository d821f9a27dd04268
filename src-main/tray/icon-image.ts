import { nativeImage } from 'electron';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { trayIconFiles, type TrayIconState } from './tray-icon.ts';

/** A state's icon with all its sizes. Throws if a file of it is missing. */
export function iconImage(
  state: TrayIconState,
  resources: string,
  platform: NodeJS.Platform,
): Electron.NativeImage {
  const image = nativeImage.createEmpty();
  for (const { file, scaleFactor } of trayIconFiles(state, platform)) {
    image.addRepresentation({ scaleFactor, buffer: readFileSync(join(resources, 'tray', file)) });
  }
  if (platform === 'darwin') image.setTemplateImage(true);
  return image;
}
