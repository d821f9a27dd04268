import type { CallName } from '../contract/calls.ts';
import type { Handlers } from './handlers.ts';

/** What a covered window may ask; what `view` gives is covered itself. */
const open = new Set<string>(['view', 'lock', 'unlock', 'closePalette'] satisfies CallName[]);

/** The handlers, with those that could show or change something refused while Hubkey is locked. */
export function lockedCalls(handlers: Handlers, isLocked: () => boolean): Handlers {
  const table = Object.entries(handlers).map(([name, run]: [string, (input: never) => unknown]) => [
    name,
    open.has(name)
      ? run
      : async (input: never) => {
          const refuse = (): void => {
            if (isLocked()) throw new Error('Hubkey is locked.');
          };
          refuse();
          const answer = await run(input);
          // It may have locked while the Hub was asked.
          refuse();
          return answer;
        },
  ]);
  // The same names, each with a handler of the same type.
  return Object.fromEntries(table) as Handlers;
}
