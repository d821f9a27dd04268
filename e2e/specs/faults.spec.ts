import { matrix } from '../faults/matrix.ts';
import { tryRow } from '../faults/try-row.ts';
import { longUnless } from '../fixtures/long.ts';
import { expect, test } from '../fixtures/test.ts';

/** Of these, what `npm test` tries each time. */
const always = ['Basic 401 at refresh', 'HTML 401 after the work at key rotate'];

/** The short form of `npm run e2e:faults`: each family of faults, and each kind of what must hold. */
const short = [
  'Basic 401 at refresh',
  'no Hub at copy',
  'HTML 403 at unattended sign-in',
  '429 with Retry-After at sign-in',
  'HTML 401 after the work at key rotate',
  'a disabled user at a helper call',
  'a lock-out answered 403 at unattended sign-in',
  'another certificate at a helper call',
  'a clock 2 h ahead at start',
  'a locked keychain at sign-out',
  'a keychain that hangs at quit',
  "the key's item emptied at copy of a key after a start",
  'settings that are garbage at start',
  'SIGKILL at key create',
  'a clipboard owner that hangs at copy',
];

test('every row has a name of its own', () => {
  const names = matrix.map(({ name }) => name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

for (const name of short) {
  test(`${name}${longUnless(always.includes(name))}`, async ({ desktop, trayHost: _host }) => {
    const row = matrix.find((each) => each.name === name);
    if (!row) throw new Error('The matrix has no such row.');
    expect(await tryRow(row, desktop)).toEqual([]);
  });
}
