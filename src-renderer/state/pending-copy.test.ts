import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CopyRequest } from '../../src-main/contract/index.ts';

vi.mock('./view.svelte.ts', () => ({ view: { now: { profiles: [] } } }));
beforeEach(() => {
  vi.useFakeTimers();
  // Nothing is drawn here: a plain field is as good as one that is watched.
  vi.stubGlobal('$state', (value: unknown) => value);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const request: CopyRequest = {
  what: 'header',
  profile: 'p' as CopyRequest['profile'],
  credential: { kind: 'session' },
  endpoint: 'health',
  shell: 'posix',
  jq: false,
  variable: false,
};
function answered(): { answer: Promise<void>; give: () => void } {
  let give = (): void => undefined;
  return { answer: new Promise<void>((done) => (give = done)), give: () => give() };
}

it('says what a copy waits for until it is there', async () => {
  const { PendingCopy } = await import('./pending-copy.svelte.ts');
  const pending = new PendingCopy();
  const { answer, give } = answered();
  const copied = pending.until(request, answer);
  await vi.advanceTimersByTimeAsync(300);
  expect(pending.words).toContain('Waiting for');
  give();
  await copied;
  expect(pending.words).toBe('');
});

it('says nothing of a copy after a later one', async () => {
  const { PendingCopy } = await import('./pending-copy.svelte.ts');
  const pending = new PendingCopy();
  const older = answered();
  const first = pending.until(request, older.answer);
  await pending.until(request, Promise.resolve());
  await vi.advanceTimersByTimeAsync(300);
  expect(pending.words).toBe('');
  older.give();
  await first;
  expect(pending.words).toBe('');
});
