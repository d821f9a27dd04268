import { expect, it } from 'vitest';
import {
  momentWords,
  shortDateWords,
  type ClientKeyId,
  type KeyRow,
  type ListedKey,
} from '../../../src-main/contract/index.ts';
import { endsSoon, keyRowDetails, usedWords } from './key-row-details.ts';

const now = new Date(2026, 10, 30, 12).getTime();
const day = 86_400_000;
/** The day so many days from now. */
const on = (days: number): string => shortDateWords(now + days * day, now);
const listed: ListedKey = {
  hubId: 7,
  name: 'ci 2026-11-26',
  owner: 'ana',
  createdAt: now - 49 * day,
  expiresAt: null,
  lastUsedAt: null,
  more: { scope: 'read' },
};
const row: KeyRow = { id: 'r', name: 'ci', hubId: 7, key: null, listed, gone: false };
const key = {
  id: 'k' as ClientKeyId,
  name: 'ci',
  hubId: 7,
  addedAt: now - 3 * day,
  provedAt: null,
  lastUsedAt: null,
  deadAt: null,
  saved: true,
  remindedAt: null,
  expiry: null,
  forScripts: true,
};
const details = (known: Partial<Parameters<typeof keyRowDetails>[0]>) =>
  keyRowDetails({ row, expiresAt: null, oldDays: null, now, ...known });

it('says what the Hub knows of a key', () => {
  expect(details({})).toEqual(['“ci 2026-11-26” on the Hub', `created ${on(-49)}`, 'scope: read']);
});

it('says what is known here where the Hub says nothing', () => {
  expect(details({ row: { ...row, listed: null, key }, oldDays: 194 })).toEqual([
    '194 days old: rotate it?',
    `added ${on(-3)}`,
    'for scripts',
  ]);
  const rejected = { ...key, deadAt: now - day, forScripts: false };
  expect(details({ row: { ...row, listed: null, key: rejected } })[0]).toBe(
    `rejected since ${on(-1)}`,
  );
});

it('gives an expiry its time once it is near, and its past tense afterwards', () => {
  const expiry = (expiresAt: number) =>
    details({ expiresAt }).find((words) => /expire/.test(words));
  expect(expiry(now + 30 * day)).toBe(`expires ${on(30)}`);
  expect(expiry(now + 3 * day)).toBe(`expires ${momentWords(now + 3 * day, now)}`);
  expect(expiry(now - day)).toBe('expired yesterday 12:00');
  expect(endsSoon(now + 30 * day, now)).toBe(false);
  expect(endsSoon(now - day, now)).toBe(true);
  expect(endsSoon(null, now)).toBe(false);
});

it('says when a key was last used in few words', () => {
  expect(usedWords(null, now)).toBe('never');
  expect(usedWords(now, now)).toBe('12:00');
  expect(usedWords(now - day, now)).toBe('yesterday');
  expect(usedWords(now - 3 * day, now)).toBe(on(-3));
});
