import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeHubForwarder } from '../../src-main/adapters/hub-forwarder/node-hub-forwarder.ts';
import { startHelper } from '../../src-main/testing/start-helper.ts';
import { CoreRig } from '../../src-main/testing/core-rig.ts';
import { startFarEnd } from './far-end.ts';
import { callAll } from './forwarding-callers.ts';
import { forwardCases } from './forwarding-cases.ts';
import { faultsAt } from './forwarding-faults.ts';
import type { PartReport } from './report.ts';
import { twoProfiles } from './two-profiles.ts';

/**
 * Sends requests through the helper to a strict far end, from several callers at the same time, and compares
 * what arrived with what was sent. The same seed makes the same requests.
 */
export async function fuzzForwarding({
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
    // Nobody is there to answer, and what arrives at the Hub is compared, not whether it may be sent.
    for (const { id: profile } of rig.core.view().profiles) {
      await rig.core.handle.allowChanges({ profile, changes: 'allow' });
    }
    rig.forwarder.carrier = new NodeHubForwarder();
    const helper = await startHelper(rig, join(folder, 'data'), {
      runtimeDir: join(folder, 'run'),
      now: () => Date.now(),
    });
    const { address } = helper;
    const { host, port } = new URL(address.url);
    const token = /Bearer (\S+)/.exec(readFileSync(address.headerFile, 'utf8'))?.[1] ?? '';
    const doors = { host, token, profiles: names, key, port: Number(port) };
    const cases = forwardCases(requests, seed);
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
