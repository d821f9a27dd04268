/**
 * How Windows' cmd reads a line typed at its prompt, and how a program then splits it: percent
 * expansion first, carets outside quotes next (Microsoft's documentation of `cmd`), then the C
 * runtime's rules for arguments. Independent of Hubkey's own code, which it checks.
 */
export function readCmdLine(line: string, variables: Record<string, string>): string[] {
  return splitArguments(removeCarets(expandPercents(line, variables)));
}

/** At the prompt `%NAME%` is replaced if NAME is a variable, and stays otherwise. */
export function expandPercents(line: string, variables: Record<string, string>): string {
  let out = '';
  for (let at = 0; at < line.length;) {
    const end = line[at] === '%' ? line.indexOf('%', at + 1) : -1;
    const name = end < 0 ? '' : line.slice(at + 1, end);
    const value = variables[name.toUpperCase()];
    if (end >= 0 && value !== undefined) {
      out += value;
      at = end + 1;
    } else {
      out += line[at] ?? '';
      at += 1;
    }
  }
  return out;
}

/** A caret outside quotes takes the next character as it is; at a line's end it joins the lines. */
export function removeCarets(line: string): string {
  let quoted = false;
  let out = '';
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at] ?? '';
    if (char === '"') quoted = !quoted;
    if (char === '^' && !quoted) {
      at += line[at + 1] === '\n' ? 2 : 1;
      out += line[at] ?? '';
    } else if (!quoted && /[&|<>]/.test(char)) {
      throw new Error(`cmd would act on ${char} in ${line}`);
    } else {
      out += char;
    }
  }
  return out;
}

/** The C runtime: 2n backslashes before a quote are n, and one more makes the quote plain. */
function splitArguments(line: string): string[] {
  const words: string[] = [];
  let word = '';
  let within = false;
  let quoted = false;
  for (let at = 0; at < line.length;) {
    const slashes = /^\\*/.exec(line.slice(at))?.[0].length ?? 0;
    if (slashes && line[at + slashes] === '"') {
      word += '\\'.repeat(slashes >> 1);
      at += slashes;
      within = true;
      if (slashes % 2) {
        word += '"';
        at += 1;
      }
      continue;
    }
    const char = line[at] ?? '';
    at += 1;
    if (char === '"') {
      quoted = !quoted;
      within = true;
    } else if (!quoted && /\s/.test(char)) {
      if (within) words.push(word);
      word = '';
      within = false;
    } else {
      word += char;
      within = true;
    }
  }
  if (within) words.push(word);
  return words;
}
