import { within, type Expectation } from '../expectation.ts';
import type { Rig } from '../rig.ts';

/** The Hub's keys that Hubkey doesn't know, neither in its ledger nor in an unfinished change. */
async function unknownAt(rig: Rig): Promise<string | null> {
  const { keys, acts } = await rig.profile();
  const known = new Set<number | null>(keys.map(({ hubId }) => hubId));
  for (const act of acts) {
    const ids = act.kind === 'create' ? act.orphans : [act.hubId, act.old.hubId];
    for (const id of ids) known.add(id);
  }
  const unknown = rig.hub.keys().filter(({ id }) => !known.has(id));
  return unknown.length ? unknown.map(({ name, id }) => `${name} (${id})`).join(', ') : null;
}

/** Hubkey knows every key of the Hub, by itself or once a person presses "Continue now". */
export const knowsAllKeys: Expectation = {
  name: 'nothing unknown at the Hub',
  check: async ({ rig }) => {
    const seen = await within(12, () => unknownAt(rig));
    if (seen === null) return null;
    await rig.call('resumeKeys', (await rig.profile()).id);
    return within(5, () => unknownAt(rig));
  },
};

/** The Hub has only that key, and a script that uses it is served. */
export const singleKeyWorks: Expectation = {
  name: 'exactly one working key',
  check: ({ rig }) =>
    within(25, async () => {
      const keys = rig.hub.keys();
      if (keys.length !== 1) return `${keys.length} keys`;
      const status = await rig.script('ci');
      return status === 200 ? null : `a script got ${status} with the key`;
    }),
};

/** A script that uses the earlier key is served. */
export const oldKeyWorks: Expectation = {
  name: 'the key from before works',
  check: ({ rig }) =>
    within(10, async () => {
      const status = await rig.script('ci');
      return status === 200 ? null : `a script got ${status} with the key`;
    }),
};
