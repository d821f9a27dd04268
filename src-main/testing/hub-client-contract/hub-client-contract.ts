import { afterAll, beforeAll, describe, it } from 'vitest';
import { keys } from './key-cases.ts';
import { proving, reading } from './read-cases.ts';
import type { Cases, HubClientRig, HubClientRigOptions } from './rig.ts';
import { changing, refreshing, rotating, signingIn } from './session-cases.ts';

const groups: [string, Cases, HubClientRigOptions][] = [
  ['signing in', signingIn, { rotates: false }],
  ['refreshing', refreshing, { rotates: false }],
  ['proving', proving, { rotates: false }],
  ['reading', reading, { rotates: false }],
  ['client keys', keys, { rotates: false }],
  ['a change of secret', changing, { rotates: false }],
  ['rotation', rotating, { rotates: true }],
];

/**
 * What every client of a Hub must do; runs on the fake, and on the real one against more than one
 * Hub.
 */
export function hubClientContract(
  name: string,
  start: (options: HubClientRigOptions) => Promise<HubClientRig>,
): void {
  describe(`HubClient: ${name}`, () => {
    for (const rotates of [false, true]) {
      describe(rotates ? 'with rotation' : 'without rotation', () => {
        let rig: HubClientRig;
        beforeAll(async () => {
          rig = await start({ rotates });
        });
        afterAll(() => rig.stop());
        for (const [group, cases, options] of groups) {
          if (options.rotates !== rotates) continue;
          for (const [title, run] of Object.entries(cases)) {
            it(`${group}: ${title}`, () => run(rig));
          }
        }
      });
    }
  });
}
