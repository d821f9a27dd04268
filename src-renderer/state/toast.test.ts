import { afterEach, beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  // Nothing is drawn here: a plain field is as good as one that is watched.
  const field = (value: unknown): unknown => value;
  vi.stubGlobal('$state', Object.assign(field, { raw: field }));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('tells the second of two equal outcomes apart from the first', async () => {
  const { toast } = await import('./toast.svelte.ts');
  const words = (): string => 'Revoked “a”.';
  toast.say(words);
  vi.advanceTimersByTime(1_000);
  const first = toast.number;
  toast.say(words);
  vi.advanceTimersByTime(1_000);
  expect(toast.words?.()).toBe('Revoked “a”.');
  expect(toast.number).toBeGreaterThan(first);
});

it('ends an outcome only once it has been shown', async () => {
  const { toast } = await import('./toast.svelte.ts');
  const ended: string[] = [];
  toast.say(
    () => 'first',
    () => ended.push('first'),
  );
  toast.say(
    () => 'second',
    () => ended.push('second'),
  );
  expect(ended).toEqual([]);
  vi.advanceTimersByTime(100);
  expect(toast.words?.()).toBe('first');
  vi.advanceTimersByTime(1_400);
  expect([toast.words?.(), ended]).toEqual(['first', []]);
  vi.advanceTimersByTime(100);
  expect([toast.words?.(), ended]).toEqual(['second', ['first']]);
  vi.advanceTimersByTime(8_000);
  expect([toast.words, ended]).toEqual([null, ['first', 'second']]);
});
