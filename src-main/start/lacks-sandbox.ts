import { mountedAppImage } from '../adapters/own-app-image.ts';

/**
 * Whether a packaged Hubkey was started as an AppImage without its sandbox: where user namespaces aren't allowed,
 * electron-builder's launcher adds `--no-sandbox` by itself (app-builder-lib 26.17, appImageUtil.js). Root has no
 * sandbox to lose, and the launcher adds nothing there. `uid` undefined: the system has none.
 */
export const lacksSandbox = (
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  executable: string,
  uid: number | undefined,
): boolean =>
  mountedAppImage(env, executable) !== null &&
  uid !== undefined &&
  uid !== 0 &&
  args.includes('--no-sandbox');
