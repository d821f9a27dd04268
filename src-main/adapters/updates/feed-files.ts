/** The copy of Hubkey that an update is for. */
export interface RunningCopy {
  platform: NodeJS.Platform;
  /** As Node names processors. */
  arch: string;
  version: string;
}

/** The names that electron-builder gives to the manifest and the file of a kind of package. */
interface FeedFiles {
  manifest: string;
  extension: 'AppImage' | 'zip' | 'exe';
}

/** The files of a feed that are for a copy. */
export function feedFilesOf({ platform, arch }: Pick<RunningCopy, 'platform' | 'arch'>): FeedFiles {
  switch (platform) {
    case 'darwin':
      return { manifest: 'latest-mac.yml', extension: 'zip' };
    case 'win32':
      return { manifest: 'latest.yml', extension: 'exe' };
    default:
      return {
        manifest: `latest-linux${arch === 'x64' ? '' : `-${arch}`}.yml`,
        extension: 'AppImage',
      };
  }
}
