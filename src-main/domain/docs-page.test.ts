import { expect, it } from 'vitest';
import { docsLoadAfter, startedLoad, type DocsLoad, type DocsLoadEvent } from './docs-page.ts';

const after = (...events: readonly DocsLoadEvent[]): DocsLoad =>
  events.reduce(docsLoadAfter, startedLoad);

const ready = { kind: 'ready' } as const;
const answered = (status: number) => ({ kind: 'answered', status }) as const;

it.each([
  [[], 'loading'],
  [[answered(200)], 'loading'],
  [[answered(200), ready], 'shown'],
  [[answered(502), ready], 'failed'],
  [[{ kind: 'late' }], 'late'],
  [[{ kind: 'late' }, answered(200), ready], 'shown'],
  [[{ kind: 'late' }, answered(404), ready], 'failed'],
  // Only what is still awaited can be late, and an error page of Chromium's own is no arrival.
  [[answered(200), ready, { kind: 'late' }], 'shown'],
  [[{ kind: 'broke' }, ready], 'stopped'],
  [[{ kind: 'broke' }, { kind: 'started' }], 'loading'],
  [[answered(500), { kind: 'started' }, answered(200), ready], 'shown'],
] as const)('%j: %s', (events, state) => {
  expect(after(...events).state).toBe(state);
});

it('remembers where a page led that was stopped for it', () => {
  const left = { kind: 'left', host: 'sso.example' } as const;
  expect(after(left, { kind: 'broke' })).toEqual({ state: 'stopped', host: 'sso.example' });
  expect(after({ kind: 'broke' })).toEqual({ state: 'stopped', host: null });
});
