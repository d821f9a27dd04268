import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hubRoutes } from '../../src-main/adapters/hub-connection/load-hub-routes.ts';
import { LazyHubForwarder } from '../../src-main/adapters/hub-forwarder/lazy-hub-forwarder.ts';
import { Secret } from '../../src-main/domain/secret.ts';
import { startHelper } from '../../src-main/testing/start-helper.ts';
import { CoreRig } from '../../src-main/testing/core-rig.ts';
import { collectGarbage } from '../fixtures/garbage.ts';
import { startHub } from '../hub/hub.ts';
import { doorsOf } from './doors-of.ts';
import type { FuzzTarget } from './fuzz-target.ts';

const requestMs = 600;

/** The helper's own servers and the real forwarder to a stand-in Hub, in this process, with the rest on fakes. */
export async function startHelperRig(): Promise<FuzzTarget & { stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'hubkey-fuzz-'));
  const hub = await startHub();
  const access = await signIn(hub.url, hub.user, hub.password);
  const rig = new CoreRig();
  await rig.signIn();
  await rig.core.handle.changeSettings({ rawHeaders: 'never' });
  // Nobody is there to be asked.
  await rig.core.handle.allowChanges({ profile: rig.id, changes: 'allow' });
  const forwarder = new LazyHubForwarder(hubRoutes());
  // The core's own Hub is a fake: what it passes goes to the real one, with its real token.
  rig.forwarder.forward = (target, _credential, request) =>
    forwarder.forward(
      { ...target, hub: hub.url },
      { kind: 'session', secret: Secret.of(access) },
      request,
    );
  let copies = 0;
  let now = 0;
  const helper = await startHelper(rig, folder, {
    limits: { requestMs },
    services: {
      ...rig.core,
      helperCopies: {
        copy: (request) => {
          copies += 1;
          return rig.core.copyFor(request);
        },
      },
    },
    // The clock runs fast, so that no limit on the rate of refusals is reached.
    now: () => (now += 1_000),
  });
  const doors = doorsOf(folder, 'hub.example');
  return {
    doors,
    hub,
    patience: { quietMs: 60, maxMs: 5_000, slowMs: 40 },
    slowMaxMs: requestMs + 3_000,
    secrets: [access, hub.password, 'access-1', ...doors.map(({ token }) => token)],
    footprint: () => {
      collectGarbage();
      const descriptors = readdirSync('/proc/self/fd').length;
      return Promise.resolve({ heapBytes: process.memoryUsage().heapUsed, descriptors });
    },
    copies: () => Promise.resolve(copies),
    stop: async () => {
      await helper.stop();
      rig.core.dispose();
      await hub.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

async function signIn(url: string, username: string, password: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/token/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  return ((await answer.json()) as { access: string }).access;
}
