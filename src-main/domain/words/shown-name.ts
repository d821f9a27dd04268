import { withoutHidden } from '../hidden-characters.ts';
import { m } from '../messages/index.ts';

/** A combining mark at the start would be drawn over the text before the name. */
const leadingMark = /^\p{M}/u;
/** A backslash that looks like one of Hubkey's escapes. */
const likeOurs = /\\(?=u([0-9a-f]{4}|\{[0-9a-f]+\}))/gi;

/**
 * A name from outside in a form that is safe to show: misleading characters become escapes such as `\u202e`, a name with
 * blanks at its ends is quoted, and an empty one is said in words. Different names never look the same; ordinary
 * names in any script are shown as they are.
 */
export function shownName(name: string): string {
  if (name === '') return m.common_unnamed();
  const text = withoutHidden(name.replaceAll(likeOurs, escaped('\\')), escaped).replace(
    leadingMark,
    escaped,
  );
  return needsQuotes(text) ? `“${text}”` : text;
}

/** The same, cut in the middle to `maxLength` characters, for titles and lists: both ends say more than one. */
export const shortName = (name: string, maxLength = 60): string =>
  cutName(shownName(name), maxLength);

/** What is left of an emoji's joiners where the emoji is cut through. */
const danglingJoiners = /^[\u200d\ufe0f]+|\u200d+$/gu;

/** A safe text, cut in the middle to `maxLength` characters. */
export function cutName(shown: string, maxLength = 60): string {
  const characters = [...shown];
  if (characters.length <= maxLength) return characters.join('');
  const head = Math.ceil((maxLength - 1) / 2);
  const start = characters.slice(0, head).join('').replace(danglingJoiners, '');
  const end = characters
    .slice(head + 1 - maxLength)
    .join('')
    .replace(danglingJoiners, '');
  return `${start}…${end}`;
}

/** A text from outside with several lines: line ends and tabs stay, other invisible characters are escaped. */
export const shownText = (text: string): string =>
  withoutHidden(text.replaceAll(likeOurs, escaped('\\')), (character) =>
    /[\t\n\r]/.test(character) ? character : escaped(character),
  );

function escaped(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}

/** Names that look like Hubkey's own words or quotes get quotes, so that the outer ones are always Hubkey's. */
const needsQuotes = (text: string): boolean =>
  /^\s|\s$/.test(text) ||
  (text.startsWith('“') && text.endsWith('”')) ||
  text === m.common_unnamed();
