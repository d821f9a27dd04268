/**
 * Characters that are invisible or change the direction of text beside them: controls, lone surrogates, line and paragraph
 * separators, bidi controls and everything that Unicode lets a font leave out (Default_Ignorable_Code_Point:
 * zero-width characters, variation selectors, tags, fillers), and the braille blank.
 */
const hidden = String.raw`[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb]`;
/** An emoji is matched as a whole (UTS #51, RGI set), as some are joined by such characters. */
const emojiOrHidden = new RegExp(String.raw`(\p{RGI_Emoji})|${hidden}`, 'gv');

/** The text with each hidden character replaced. Those inside an emoji stay. */
export const withoutHidden = (text: string, replace: (character: string) => string): string =>
  text.replaceAll(emojiOrHidden, (found, emoji: string | undefined) => emoji ?? replace(found));

/** Whether a text has characters that a person can't see. */
export const hasHidden = (text: string): boolean => withoutHidden(text, () => '') !== text;
