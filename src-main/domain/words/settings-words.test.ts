import { expect, it } from 'vitest';
import { noLoss, type SettingsLoss } from '../saved.ts';
import { noticeWords } from './index.ts';

const partly = (loss: Partial<SettingsLoss>, setAside = true) =>
  noticeWords({
    kind: 'settings-partly-damaged',
    file: 'settings.damaged-1.json',
    setAside,
    loss: { ...noLoss, ...loss },
  });

it.each([
  [{ settings: 1 }, 'Hubkey couldn’t read 1 setting; everything else is unchanged.'],
  [
    { settings: 2, keys: 1 },
    'Hubkey couldn’t read 2 settings and 1 client key; everything else is unchanged.',
  ],
  [
    { profiles: 1, acts: 2, details: 3 },
    'Hubkey couldn’t read 1 profile, 2 unfinished key changes and 3 details of profiles or keys; everything else is unchanged.',
  ],
  [
    { grants: 2 },
    'Hubkey couldn’t read 2 lasting permissions of programs; everything else is unchanged.',
  ],
  [{ profiles: 'all' }, 'Hubkey couldn’t read the list of profiles; everything else is unchanged.'],
] as const)('counts what was lost: %j', (loss, words) => {
  expect(partly(loss)).toBe(
    `Parts of your settings file are damaged. ${words} The original was saved as settings.damaged-1.json. Check your settings, and add again what is missing.`,
  );
});

it('says that nothing is saved before the original is', () => {
  expect(partly({ keys: 1 }, false)).toContain(
    'Nothing is saved until the original can be copied to settings.damaged-1.json.',
  );
});

it.each([
  ['denied', 'EACCES', 'you aren’t allowed to open it, or it isn’t a file of yours'],
  ['link', 'ELOOP', 'it’s a link, and Hubkey doesn’t follow links there'],
  ['failing', 'EIO', 'the system reported an error (EIO)'],
  ['not-set-aside', 'EPERM', 'it’s damaged, and a copy of it couldn’t be saved beside it'],
] as const)('says why the file could not be read, and what to do: %s', (why, code, reason) => {
  const words = noticeWords({ kind: 'settings-unread', path: '/x/settings.json', why, code });
  expect(words).toContain(
    `Hubkey couldn’t read its settings file /x/settings.json: ${reason}. Nothing is saved until it can. `,
  );
  expect(words).toMatch(/then try again\./);
});
