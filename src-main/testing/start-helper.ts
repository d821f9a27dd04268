import { privateFiles } from '../adapters/private-files/private-files.ts';
import type { Result } from '../domain/result.ts';
import {
  startHelperServer,
  type HelperServer,
  type HelperServerOptions,
} from '../loopback/helper-server.ts';
import type { CoreRig } from './core-rig.ts';

/** The helper of a core on fakes; over TCP only unless a test gives it a runtime folder. */
export const tryHelper = (
  rig: CoreRig,
  userDataDir: string,
  change: Partial<HelperServerOptions> = {},
): Promise<Result<HelperServer, 'failed'>> =>
  startHelperServer({
    userDataDir,
    runtimeDir: null,
    platform: 'linux',
    files: privateFiles,
    view: () => rig.core.view(),
    services: rig.core,
    open: () => undefined,
    shell: () => 'posix',
    now: () => rig.clock.now(),
    ...change,
  });

/** The same, for tests in which it must listen. */
export async function startHelper(...args: Parameters<typeof tryHelper>): Promise<HelperServer> {
  const started = await tryHelper(...args);
  if (!started.ok) throw new Error('The helper could not listen.');
  return started.value;
}
