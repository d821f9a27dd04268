import { posix } from 'node:path';
import type { UpdateWay } from '../../domain/updates/update-state.ts';
import { mountedAppImage } from '../own-app-image.ts';
import { ownPortable } from '../own-portable.ts';

export interface CopyFacts {
  packaged: boolean;
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  executable: string;
}

/** Where deb, rpm and administrators put programs: Filesystem Hierarchy Standard 3.0, sections 3.13 and 4. */
const systemFolders = ['/opt/', '/usr/', '/nix/', '/snap/', '/app/'];

/** Who updates a copy of Hubkey. On Linux only an AppImage updates itself: other packages belong to a package manager. */
export function updateWay({ packaged, platform, env, executable }: CopyFacts): UpdateWay {
  if (!packaged) return 'none';
  switch (platform) {
    case 'darwin':
      return 'itself';
    case 'win32':
      return ownPortable(env, executable) === null ? 'itself' : 'by-hand';
    default: {
      const appImage = mountedAppImage(env, executable);
      if (isSystems(appImage ?? executable)) return 'system';
      return appImage === null ? 'by-hand' : 'itself';
    }
  }
}

function isSystems(file: string): boolean {
  const path = posix.normalize(file);
  return systemFolders.some((folder) => path.startsWith(folder));
}
