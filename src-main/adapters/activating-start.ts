import { spawn } from 'node:child_process';

export interface OwnStart {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  /** The program, and what starts Hubkey with it besides switches. */
  program: string;
  args: readonly string[];
  userDataDir: string;
  noSandbox: boolean;
}

/**
 * How Hubkey is started once more so that it may come to the front: a Wayland desktop wants a token of the program that
 * asks for it, which Electron takes from a second start's environment alone (electron/electron#43481). null: not on Wayland.
 */
export function activatingStart(
  { platform, env, program, args, userDataDir, noSandbox }: OwnStart,
  token: string,
  quick: boolean,
): { program: string; args: string[]; env: NodeJS.ProcessEnv } | null {
  if (platform !== 'linux' || !env['WAYLAND_DISPLAY']) return null;
  return {
    program,
    args: [
      ...args,
      `--user-data-dir=${userDataDir}`,
      ...(quick ? ['--quick'] : []),
      ...(noSandbox ? ['--no-sandbox'] : []),
    ],
    env: { ...env, XDG_ACTIVATION_TOKEN: token },
  };
}

/** Whether such a start is still under way: its program may hang. */
let underWay = false;

/** Starts Hubkey so; `otherwise` is called where that isn't possible or needed, or fails. */
export function startActivating(
  own: OwnStart,
  token: string | null,
  quick: boolean,
  otherwise: () => void,
): void {
  const start = token === null || underWay ? null : activatingStart(own, token, quick);
  if (!start) {
    otherwise();
    return;
  }
  const child = spawn(start.program, start.args, { env: start.env, stdio: 'ignore' });
  underWay = true;
  let ended = false;
  const end = (well: boolean): void => {
    if (ended) return;
    ended = true;
    underWay = false;
    if (!well) otherwise();
  };
  child.once('error', () => end(false));
  child.once('exit', (code) => end(code === 0));
  child.unref();
}
