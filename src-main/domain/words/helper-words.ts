import { momentWords } from './moments.ts';
import { shortName } from './shown-name.ts';

/** The answer to a refresh by a program. `refreshed` false: the token is new, or it is too early to ask the Hub again. */
export function refreshedWords(
  profile: string,
  refreshed: boolean,
  accessUntil: number,
  now: number,
): string {
  const name = shortName(profile);
  const what = refreshed ? `Refreshed ${name}.` : `${name} wasn’t refreshed again so soon.`;
  return `${what} Access until ${momentWords(accessUntil, now)}.`;
}
