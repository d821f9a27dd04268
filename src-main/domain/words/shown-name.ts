/**
 * Characters that are invisible or change the direction of text beside them: controls, lone surrogates, line and paragraph
 * separators, bidi controls and everything that Unicode lets a font leave out (Default_Ignorable_Code_Point:
 * zero-width characters, variation selectors, tags, fillers), and the braille blank.
 */
const hidden = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb]/gu;
/** A combining mark at the start would be drawn over the text before the name. */
const leadingMark = /^\p{M}/u;
/** A backslash that looks like one of Hubkey's escapes. */
const likeOurs = /\\(?=u([0-9a-f]{4}|\{[0-9a-f]+\}))/gi;

/**
 * A name from outside in a form that is safe to show: misleading characters become escapes such as `\u202e`, and a name that is
 * empty or has blanks at its ends is quoted. Different names never look the same; ordinary names in any
 * script are shown as they are.
 */
export function shownName(name: string): string {
  const text = name
    .replaceAll(likeOurs, escaped('\\'))
    .replaceAll(hidden, escaped)
    .replace(leadingMark, escaped);
  return needsQuotes(text) ? `“${text}”` : text;
}

/** The same, cut in the middle to `maxLength` characters, for titles and lists: both ends say more than one. */
export const shortName = (name: string, maxLength = 60): string =>
  cutName(shownName(name), maxLength);

/** A safe text, cut in the middle to `maxLength` characters. */
export function cutName(shown: string, maxLength = 60): string {
  const characters = [...shown];
  if (characters.length <= maxLength) return characters.join('');
  const head = Math.ceil((maxLength - 1) / 2);
  return [...characters.slice(0, head), '…', ...characters.slice(head + 1 - maxLength)].join('');
}

/** A text from outside with several lines: line ends and tabs stay, other invisible characters are escaped. */
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

/** Names that already have quotes get further ones, so that the outer quotes are always Hubkey's. */
const needsQuotes = (text: string): boolean =>
  text === '' || /^\s|\s$/.test(text) || (text.startsWith('“') && text.endsWith('”'));
