import type { AppView } from '../domain/app-view.ts';
import { isLocked } from '../domain/lock.ts';
import { nearNames } from '../domain/near-names.ts';

/** The names that a caller may have meant by one that doesn't exist; none while Hubkey is locked. */
export const nearTo = (
  typed: string,
  named: readonly { name: string }[],
  view: Pick<AppView, 'lock'>,
): readonly string[] =>
  isLocked(view)
    ? []
    : nearNames(
        typed,
        named.map(({ name }) => name),
      );
