import type { CallName } from '../contract/calls.ts';
import type { Handlers } from './handlers.ts';

/** The calls that are allowed while Hubkey is locked; `view` returns a covered snapshot then. */
const open = new Set<string>([
  'view',
  'lock',
  'unlock',
  'closePalette',
  'fitPopover',
  'closePopover',
  'openWindow',
] satisfies CallName[]);

/** The handlers, refusing every call that could show or change something while Hubkey is locked. */
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
          // Hubkey may have locked while waiting for the Hub.
          refuse();
          return answer;
        },
  ]);
  // The same names, each with a handler of the same type.
  return Object.fromEntries(table) as Handlers;
}
