/**
 * Characters that take two columns in a terminal: wide and fullwidth ones (Unicode Standard Annex #11) by their
 * scripts and blocks, and emoji that are drawn as pictures.
 */
const wide =
  /[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\p{Script=Tangut}\p{Script=Nushu}\p{Script=Khitan_Small_Script}\u2329\u232a\u2630-\u2637\u268a-\u268f\u2e80-\u303e\u3099-\u309c\u30a0-\u30ff\u3190-\u32ff\u3300-\u33ff\u4dc0-\u4dff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{1aff0}-\u{1b122}\u{1b132}-\u{1b167}\u{1d300}-\u{1d376}\u{1f200}-\u{1f265}]/u;
/** Halfwidth letters of those scripts, the vowels and final consonants of Hangul, which join the letter before, and flags in halves. */
const narrow =
  /[\u02ea\u02eb\u1160-\u11ff\u302a-\u302d\u3099\u309a\u3248-\u324f\u{1f1e6}-\u{1f1ff}\ud7b0-\ud7fb\uff61-\uffdc\uffe8-\uffee]/u;
/** They take no column of their own; a zero-width joiner only stands inside an emoji here. */
const joined = /[\p{Mn}\p{Me}\u200d\u1160-\u11ff\ud7b0-\ud7fb]/u;

/** How many columns of a terminal a text takes. It has no control characters. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (joined.test(character)) continue;
    width += wide.test(character) && !narrow.test(character) ? 2 : 1;
  }
  return width;
}
