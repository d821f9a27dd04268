import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { SettingsReader } from './pac-address.ts';

/** How long a program of the system may take, in ms. */
const patienceMs = 3_000;

/** How much it may print, in bytes. */
const maxPrinted = 256 * 1024;

/** Reads the settings of this computer. */
export const settingsReader = (
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): SettingsReader => ({
  platform,
  env,
  run: (program, args) =>
    new Promise((resolve) => {
      execFile(
        program,
        args,
        {
          env,
          timeout: patienceMs,
          killSignal: 'SIGKILL',
          maxBuffer: maxPrinted,
          windowsHide: true,
        },
        (error, printed) => resolve(error ? null : printed),
      );
    }),
  read: (path) => readFile(path, 'utf8').catch(() => null),
});
