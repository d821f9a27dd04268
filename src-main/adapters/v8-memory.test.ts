import { expect, it } from 'vitest';
import { V8Memory } from './v8-memory.ts';

/** In a function of its own, whose frame doesn't hold the array any longer. */
const unheld = () => new WeakRef(new Array<number>(1000).fill(1));

it('frees what nothing holds any more, and leaves nothing of itself', async () => {
  const weak = unheld();
  const isThere = (): boolean => weak.deref() !== undefined;
  expect(isThere()).toBe(true);
  // A weak reference holds its object until the turn that looked at it has ended.
  await new Promise((resolve) => setImmediate(resolve));
  new V8Memory().giveBack();
  expect(isThere()).toBe(false);
  expect(globalThis.gc).toBeUndefined();
});
