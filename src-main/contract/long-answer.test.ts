import { expect, it } from 'vitest';
import { LongAnswers } from '../ipc/handlers/long-answers.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { wholeAnswer } from './long-answer.ts';

const clock = new ManualClock();
const nodes = Array.from({ length: 10_000 }, (_, at) => ({ name: `n${at} "\u2028\u202e\\`, at }));
const picture = { nodes, hub: null, cut: { sites: 3 } };

it('is the same in the window, in however many parts it came', async () => {
  const answers = new LongAnswers(clock);
  let parts = 1;
  const rest = (id: number) => {
    parts += 1;
    return Promise.resolve(answers.rest(id));
  };
  expect(await wholeAnswer(answers.begin(picture), rest)).toEqual(picture);
  expect(parts).toBeGreaterThan(1);
  parts = 1;
  expect(await wholeAnswer(answers.begin({ nodes: [] }), rest)).toEqual({ nodes: [] });
  expect(parts).toBe(1);
});

it('gives up the oldest where nobody fetches what was asked for', () => {
  const answers = new LongAnswers(clock);
  const ids = Array.from({ length: 9 }, () => answers.begin(picture).rest ?? 0);
  expect(() => answers.rest(ids[0] ?? 0)).toThrow('given up');
  expect(answers.rest(ids[1] ?? 0).text).not.toBe('');
  expect(() => answers.rest(12_345)).toThrow('given up');
});

it('gives nothing up for an answer that fits one part', () => {
  const answers = new LongAnswers(clock);
  const ids = Array.from({ length: 8 }, () => answers.begin(picture).rest ?? 0);
  expect(answers.begin({ nodes: [] }).rest).toBeNull();
  expect(answers.rest(ids[0] ?? 0).text).not.toBe('');
});

it('keeps nothing that is not fetched within a minute, or once it is cleared', async () => {
  const own = new ManualClock();
  const answers = new LongAnswers(own);
  const large = { nodes: [...nodes, ...nodes, ...nodes] };
  const first = answers.begin(large).rest ?? 0;
  await own.advance(59_000);
  const second = answers.begin(large).rest ?? 0;
  expect(answers.rest(first).text).not.toBe('');
  await own.advance(59_000);
  expect(answers.rest(first).text).not.toBe('');
  await own.advance(1_000);
  expect(() => answers.rest(second)).toThrow('given up');
  answers.clear();
  expect(() => answers.rest(first)).toThrow('given up');
  expect(own.pending).toBe(0);
});
