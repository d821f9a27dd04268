import { expect, it } from 'vitest';
import { Sequencer } from './sequencer.ts';

/** An act that ends when it is told to, and notes when it began. */
function acts() {
  const began: string[] = [];
  const ends = new Map<string, { done: (value: string) => void; fail: (why: Error) => void }>();
  const act = (name: string) => () => {
    began.push(name);
    return new Promise<string>((resolve, reject) =>
      ends.set(name, { done: resolve, fail: reject }),
    );
  };
  return { began, act, end: (name: string) => ends.get(name) };
}
const later = () => new Promise((resolve) => setImmediate(resolve));

it('runs acts of one key in the order they came, one at a time', async () => {
  const { began, act, end } = acts();
  const sequencer = new Sequencer<string>();
  const first = sequencer.run('a', act('first'));
  const second = sequencer.run('a', act('second'));
  await later();
  expect(began).toEqual(['first']);
  end('first')?.done('1');
  expect(await first).toBe('1');
  await later();
  expect(began).toEqual(['first', 'second']);
  end('second')?.done('2');
  expect(await second).toBe('2');
});

it('runs acts of different keys side by side', async () => {
  const { began, act } = acts();
  const sequencer = new Sequencer<string>();
  void sequencer.run('a', act('a'));
  void sequencer.run('b', act('b'));
  await later();
  expect(began).toEqual(['a', 'b']);
});

it('goes on after one that failed, whose caller alone hears of it', async () => {
  const { act, end } = acts();
  const sequencer = new Sequencer<'a'>();
  const first = sequencer.run('a', act('first'));
  const second = sequencer.run('a', act('second'));
  await later();
  end('first')?.fail(new Error('broken'));
  await expect(first).rejects.toThrow('broken');
  await later();
  end('second')?.done('2');
  expect(await second).toBe('2');
});

it('settles once what was given so far has ended, however it ended', async () => {
  const { act, end } = acts();
  const sequencer = new Sequencer<string>();
  await sequencer.settled('a');
  const run = sequencer.run('a', act('a'));
  let settled = false;
  const settling = sequencer.settled('a').then(() => {
    settled = true;
  });
  await later();
  expect(settled).toBe(false);
  end('a')?.fail(new Error('broken'));
  await expect(run).rejects.toThrow('broken');
  await settling;
  expect(settled).toBe(true);
});
