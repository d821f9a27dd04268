/** A word, or one in quotation marks as a whole; a backslash before the mark at its end would keep it open. */
const word = /^[ \t]*(?:"([^"]*[^"\\]|)"|([^\s"]+))(?=[ \t]|$)/;
/** The first word is read in another way: a backslash means nothing there. */
const firstWord = /^(?:"([^"]*)"|([^\s"]+))(?=[ \t]|$)/;

/** How Windows starts a batch file: "CreateProcess" has cmd run it, with the whole line in further quotation marks. */
const batchFile = /^("[^"]*"|[^\s"]+) \/c ""([^"]+\.(?:cmd|bat))"(?=[ "])/i;

/**
 * The words of a command line. Each program splits its own, and they differ in how quotation marks inside a word are
 * read ("Parsing C command-line arguments"), so the words end before the first that is not plain.
 */
export function commandLineWords(line: string): readonly string[] {
  const [, shell, batch] = batchFile.exec(line) ?? [];
  if (shell !== undefined && batch !== undefined) return [shell.replaceAll('"', ''), '/c', batch];
  const words: string[] = [];
  let rest = line;
  for (let found = firstWord.exec(rest); found; found = word.exec(rest)) {
    words.push(found[1] ?? found[2] ?? '');
    rest = rest.slice(found[0].length);
  }
  return words;
}
