/**
 * How PowerShell reads a line of plain words, single-quoted strings and a pipe (about_Parsing,
 * about_Quoting_Rules): within single quotes only a doubled quote means something, and the
 * typographic quotes count as quotes. Independent of Hubkey's own code, which it checks.
 */
export function readPowerShellLine(line: string): string[][] {
  const commands: string[][] = [[]];
  const joined = line.replaceAll('`\n', ' ');
  for (let at = 0; at < joined.length;) {
    const char = joined[at] ?? '';
    if (/\s/.test(char)) {
      at += 1;
    } else if (char === '|') {
      commands.push([]);
      at += 1;
    } else {
      const [word, next] = readWord(joined, at);
      commands.at(-1)?.push(word);
      at = next;
    }
  }
  return commands;
}

const isQuote = (char: string | undefined): boolean => /['\u2018-\u201B]/.test(char ?? '');

function readWord(line: string, from: number): [string, number] {
  let word = '';
  let at = from;
  while (at < line.length && !/[\s|]/.test(line[at] ?? '')) {
    if (!isQuote(line[at])) {
      if (/[`$"(){};&<>@#]/.test(line[at] ?? '')) throw new Error(`PowerShell would act: ${line}`);
      word += line[at] ?? '';
      at += 1;
      continue;
    }
    for (at += 1; ; at += 1) {
      if (at >= line.length) throw new Error(`A quote is left open: ${line}`);
      if (isQuote(line[at])) {
        if (!isQuote(line[at + 1])) break;
        at += 1;
      }
      word += line[at] ?? '';
    }
    at += 1;
  }
  return [word, at];
}

/** How curl reads a line of its configuration: `name = "value"` with backslash escapes (curl's manual, -K). */
export function readCurlConfigLine(line: string): { name: string; value: string } {
  const match = /^([\w-]+) = "((?:[^"\\]|\\.)*)"$/.exec(line);
  if (!match) throw new Error(`Not a line of curl's configuration: ${line}`);
  return { name: match[1] ?? '', value: (match[2] ?? '').replaceAll(/\\(.)/g, '$1') };
}

/**
 * The texts of a PowerShell script, and the script without them: single-quoted strings as
 * about_Quoting_Rules has them, and what `+` appends to one, `[char]N` included.
 */
export function readPowerShellScript(script: string): { texts: string[]; rest: string } {
  const texts: string[] = [];
  let rest = '';
  for (let at = 0; at < script.length;) {
    if (!isQuote(script[at])) {
      rest += script[at] ?? '';
      at += 1;
      continue;
    }
    let [text, next] = readWord(script.slice(0, endOfString(script, at)), at);
    for (;;) {
      const char = /^\+\[char\](\d+)/.exec(script.slice(next));
      if (char) {
        text += String.fromCharCode(Number(char[1]));
        next += char[0].length;
      } else if (script[next] === '+' && isQuote(script[next + 1])) {
        const end = endOfString(script, next + 1);
        text += readWord(script.slice(0, end), next + 1)[0];
        next = end;
      } else break;
    }
    texts.push(text);
    at = next;
  }
  return { texts, rest };
}

/** Just after the quote that ends the string which begins at `from`. */
function endOfString(script: string, from: number): number {
  for (let at = from + 1; at < script.length; at += 1) {
    if (!isQuote(script[at])) continue;
    if (!isQuote(script[at + 1])) return at + 1;
    at += 1;
  }
  throw new Error(`A quote is left open: ${script}`);
}
