import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeHubPassage } from '../../src-main/adapters/hub-passage/node-hub-passage.ts';
import { privateFiles } from '../../src-main/adapters/private-files/private-files.ts';
import { startLoopback } from '../../src-main/loopback/loopback-server.ts';
import { CoreRig } from '../../src-main/testing/core-rig.ts';
import { startFarEnd } from './far-end.ts';
import { callAll } from './passage-callers.ts';
import { passageCases } from './passage-cases.ts';
import { faultsAt } from './passage-faults.ts';
import type { PartReport } from './report.ts';
import { twoProfiles } from './two-profiles.ts';

/**
 * Sends requests through the helper to a strict far end, from several callers at the same time, and compares
 * what arrived with what was sent. The same seed makes the same requests.
 */
export async function fuzzPassage({
  requests,
  seed,
}: {
  requests: number;
  seed: number;
}): Promise<PartReport> {
  const folder = mkdtempSync(join(tmpdir(), 'hubkey-fuzz-'));
  const far = await startFarEnd();
  const rig = new CoreRig();
  try {
    const { names, key, authorizations } = await twoProfiles(rig, far.url);
    rig.passage.carrier = new NodeHubPassage();
    const started = await startLoopback({
      userDataDir: join(folder, 'data'),
      runtimeDir: join(folder, 'run'),
      platform: 'linux',
      view: () => rig.core.view(),
      files: privateFiles,
      copy: (asked) => rig.core.copyFor(asked),
      header: (asked) => rig.core.header(asked),
      pass: (asked) => rig.core.pass(asked),
      doctor: () => rig.core.doctor.check(),
      open: () => undefined,
      shell: () => 'posix',
      now: () => Date.now(),
    });
    if (!started.ok) throw new Error('The helper does not start.');
    const helper = started.value;
    const { address } = helper;
    const { host, port } = new URL(address.url);
    const token = /Bearer (\S+)/.exec(readFileSync(address.headerFile, 'utf8'))?.[1] ?? '';
    const doors = { host, token, profiles: names, key, port: Number(port) };
    const cases = passageCases(requests, seed);
    const wrong = await callAll(cases, { ...doors, socket: address.socket ?? '' });
    await helper.stop();
    wrong.push(...faultsAt(far, cases, authorizations));
    return { tried: cases.length, wrong: wrong.slice(0, 50) };
  } finally {
    rig.core.dispose();
    await far.stop();
    rmSync(folder, { recursive: true });
  }
}
