import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { mountedAppImage } from '../adapters/own-app-image.ts';
import { givenSwitches } from './given-switches.ts';

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
  uid !== undefined &&
  uid !== 0 &&
  givenSwitches(args, 'linux').some(({ name }) => name === 'no-sandbox') &&
  (mountedAppImage(env, executable) !== null || isBesideLauncher(executable));

/** The environment doesn't name an AppImage that was extracted: only its runtime sets the variables. */
const isBesideLauncher = (executable: string): boolean =>
  existsSync(join(dirname(executable), 'AppRun'));
