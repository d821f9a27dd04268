import { expect, it } from 'vitest';
import { faultOfLink, faultOfOwn, faultOnTheWay, type EntryFacts } from './folder-problem.ts';

const me = 1000;
const entry = (change: Partial<EntryFacts>): EntryFacts => ({
  kind: 'folder',
  uid: me,
  sharedGroup: true,
  mode: 0o700,
  ...change,
});

it.each([
  [{}, null],
  [{ uid: 0, mode: 0o755 }, null],
  [{ uid: 0, mode: 0o1777 }, null],
  [{ uid: 0, mode: 0o777 }, 'writable'],
  [{ mode: 0o1777 }, 'writable'],
  [{ mode: 0o775 }, 'writable'],
  [{ mode: 0o775, sharedGroup: false }, null],
  [{ mode: 0o777, sharedGroup: false }, 'writable'],
  [{ uid: 1001 }, 'foreign'],
  [{ kind: 'other' }, 'not-a-folder'],
] as const)('on the way, %j is %s', (change, fault) => {
  expect(faultOnTheWay(entry(change), me)).toBe(fault);
});

it.each([
  [{}, null, null],
  [{ mode: 0o755 }, null, 'readable'],
  [{ mode: 0o710 }, null, 'readable'],
  [{ mode: 0o770, sharedGroup: false }, 'writable', 'writable'],
  [{ mode: 0o1777 }, 'writable', 'writable'],
  [{ uid: 0 }, 'foreign', 'foreign'],
  [{ kind: 'other' }, 'not-a-folder', 'not-a-folder'],
] as const)('as our own, %j is %s, sealed %s', (change, fault, sealed) => {
  expect(faultOfOwn(entry(change), me, false)).toBe(fault);
  expect(faultOfOwn(entry(change), me, true)).toBe(sealed);
});

it.each([
  [{}, {}, null],
  [{ uid: 0 }, { uid: 0, mode: 0o755 }, null],
  [{ uid: 1001 }, {}, 'link'],
  [{}, { uid: 0, mode: 0o1777 }, 'link'],
  [{}, { mode: 0o770 }, 'link'],
] as const)('a link %j in %j is %s', (link, folder, fault) => {
  const facts = entry({ kind: 'link', mode: 0o777, ...link });
  expect(faultOfLink(facts, entry(folder), me)).toBe(fault);
});
