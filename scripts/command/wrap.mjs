/** How many columns of a terminal a help line may take. */
const width = 100;

/** Characters that take two columns: those of Japanese (Unicode, East Asian Width W and F). */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

export const widthOf = (text) =>
  [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);

/** A text in lines, which begin with `first`, then with `next`. Breaks at blanks, but not within brackets. */
export function wrapped(text, first, next) {
  const lines = [];
  let line = first;
  let empty = true;
  for (const { piece, gap } of text.split(/ (?![^[]*\])/).flatMap(piecesOf)) {
    if (!empty && widthOf(line + gap + piece) > width) {
      lines.push(line);
      line = next;
      empty = true;
    }
    line += empty ? piece : gap + piece;
    empty = false;
  }
  return [...lines, line];
}

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

/** A word, or where it holds Japanese the words it is made of, which have no blanks between them. */
function piecesOf(word) {
  const pieces = [];
  for (const { segment } of wide.test(word) ? segmenter.segment(word) : [{ segment: word }]) {
    const last = pieces.at(-1);
    const breaks =
      last !== undefined &&
      (wide.test(last.at(-1)) || wide.test(segment)) &&
      !/^[\p{Pe}\p{Pf}\p{Po}ー]/u.test(segment) &&
      !/[\p{Ps}\p{Pi}]$/u.test(last);
    if (last === undefined || breaks) pieces.push(segment);
    else pieces[pieces.length - 1] = last + segment;
  }
  return pieces.map((piece, at) => ({ piece, gap: at === 0 ? ' ' : '' }));
}
