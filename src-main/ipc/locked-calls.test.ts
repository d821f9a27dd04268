import { expect, it } from 'vitest';
import { calls as contract, type CallName } from '../contract/calls.ts';
import { lockedCalls } from './locked-calls.ts';

const callNames = Object.keys(contract) as CallName[];

it('refuses every call of a covered window but those that show nothing of anybody', async () => {
  let locked = false;
  const called: string[] = [];
  const calls = lockedCalls(
    Object.fromEntries(
      callNames.map((name) => [name, () => Promise.resolve(called.push(name))]),
    ) as never,
    () => locked,
  );
  expect(Object.keys(calls)).toEqual(callNames);
  for (const name of callNames) await calls[name](null as never);
  expect(called).toEqual(callNames);
  called.length = 0;
  locked = true;
  for (const name of callNames) {
    await Promise.resolve(calls[name](null as never)).catch((error: unknown) => {
      expect(String(error)).toBe('Error: Hubkey is locked.');
    });
  }
  expect(called.sort()).toEqual([
    'closePalette',
    'closePopover',
    'fitPopover',
    'lock',
    'openWindow',
    'unlock',
    'view',
  ]);
});

it('gives nothing of a call that was under way when Hubkey locked', async () => {
  let locked = false;
  let answer = (_page: string): void => undefined;
  const page = new Promise((done) => (answer = done));
  const calls = lockedCalls({ keyPage: () => page } as never, () => locked);
  const asked = calls.keyPage(null as never);
  locked = true;
  answer('names of keys');
  await expect(asked).rejects.toThrow('Hubkey is locked.');
});
