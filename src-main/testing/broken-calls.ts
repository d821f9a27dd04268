/** How a call of the system can fail: refused, with too little, with nonsense, and with an exception. */
export const brokenCalls: readonly (() => unknown)[] = [
  () => null,
  () => Buffer.alloc(0),
  () => Buffer.alloc(7, 0xff),
  () => {
    throw new Error('odd');
  },
];
