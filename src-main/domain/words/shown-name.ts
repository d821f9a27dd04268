/**
 * What can't be seen, or turns round what stands beside it: controls, surrogates alone, line and paragraph
 * separators, bidi controls and everything that Unicode lets a font leave out (Default_Ignorable_Code_Point:
 * zero-width characters, variation selectors, tags, fillers), and the blank that is no space.
 */
const hidden = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb]/gu;
/** It would be drawn over what stands before the name. */
const leadingMark = /^\p{M}/u;
/** A backslash that could be taken for one of ours. */
const likeOurs = /\\(?=u([0-9a-f]{4}|\{[0-9a-f]+\}))/gi;

/**
 * A name from outside as it may be shown: what could lie is an escape such as `\u202e`, and one that is
 * empty or has blanks at its ends stands in quotes. Two names are never shown alike; ordinary ones in any
 * script are shown as they are.
 */
export function shownName(name: string): string {
  const text = name
    .replaceAll(likeOurs, escaped('\\'))
    .replaceAll(hidden, escaped)
    .replace(leadingMark, escaped);
  return needsQuotes(text) ? `“${text}”` : text;
}

/** The same, cut in the middle to `maxLength` characters: for titles and lists, where both ends tell more than one. */
export const shortName = (name: string, maxLength = 60): string =>
  cutName(shownName(name), maxLength);

/** What is shown already, cut in the middle to `maxLength` characters. */
export function cutName(shown: string, maxLength = 60): string {
  const characters = [...shown];
  if (characters.length <= maxLength) return characters.join('');
  const head = Math.ceil((maxLength - 1) / 2);
  return [...characters.slice(0, head), '…', ...characters.slice(head + 1 - maxLength)].join('');
}

/** A text of more than one line from outside: its line ends and tabs stay, nothing else may hide. */
export const shownText = (text: string): string =>
  text
    .replaceAll(likeOurs, escaped('\\'))
    .replaceAll(hidden, (character) =>
      /[\t\n\r]/.test(character) ? character : escaped(character),
    );

function escaped(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}

/** Those in quotes already get others, so that the quotes are always ours. */
const needsQuotes = (text: string): boolean =>
  text === '' || /^\s|\s$/.test(text) || (text.startsWith('“') && text.endsWith('”'));
