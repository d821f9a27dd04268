import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Memory } from '../ports/memory.ts';

/** How V8 is asked to collect all it can, and to keep no free pages (its gc extension). */
const thorough = { type: 'major', execution: 'sync', flavor: 'last-resort' };

/**
 * V8's heap. Node has no call for it, and Electron tells V8 nothing of an app at rest, so it would keep what its start took
 * until it needs more.
 */
export class V8Memory implements Memory {
  giveBack(): void {
    // Only a context that is made with the flag has the function.
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('gc');
    setFlagsFromString('--no-expose-gc');
    if (typeof collect !== 'function') return;
    // A V8 that doesn't know the second, as in Node 20, then does nothing.
    for (const args of [[], [thorough]]) Reflect.apply(collect, undefined, args);
  }
}
