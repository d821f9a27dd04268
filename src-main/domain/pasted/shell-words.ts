/** How a shell quotes. `posix` covers sh, bash, zsh and fish. */
export type Quoting = 'posix' | 'powershell' | 'cmd';
export const quotings: readonly Quoting[] = ['posix', 'powershell', 'cmd'];

/** What takes the special meaning from the next character, outside quotes; cmd's carets are gone by then. */
const escapes = { posix: '\\', powershell: '`', cmd: null } as const;

/**
 * The words of a command line as a shell would pass them to a program, without running or expanding anything. Ends of
 * lines that aren't escaped end a command and count as `null`.
 */
export function shellWords(given: string, quoting: Quoting): readonly (string | null)[] {
  const text = quoting === 'cmd' ? withoutCarets(given) : given;
  const words: (string | null)[] = [];
  /** The pieces of the word that has begun; none: no word has. */
  const pieces: string[] = [];
  const end = (): void => {
    if (pieces.length > 0) words.push(pieces.splice(0).join(''));
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === escapes[quoting]) {
      const next = lineEndAt(text, at + 1) ?? text.charAt(at + 1);
      // An escaped end of line continues the command.
      if (!/[\r\n]/.test(next)) pieces.push(next);
      at += next.length;
    } else if (char === '"' || (char === "'" && quoting !== 'cmd')) {
      const read = quoted(text, at, quoting, pieces.at(-1) === '$');
      // The dollar sign of $'…' belongs to the quotes.
      if (read.ansi) pieces.pop();
      pieces.push(read.text);
      at = read.end;
    } else if (char === '\n' || char === '\r') {
      end();
      words.push(null);
    } else if (char === ' ' || char === '\t') end();
    else pieces.push(char);
  }
  end();
  return words;
}

const lineEndAt = (text: string, at: number): string | null =>
  text.startsWith('\r\n', at) ? '\r\n' : null;

/** A quoted part that begins at `at`; `end` is at its closing quote, or behind the text where there is none. */
function quoted(
  text: string,
  at: number,
  quoting: Quoting,
  afterDollar: boolean,
): { text: string; end: number; ansi: boolean } {
  const quote = text.charAt(at);
  const ansi = quoting === 'posix' && quote === "'" && afterDollar;
  let read = '';
  for (let here = at + 1; here < text.length; here += 1) {
    const char = text.charAt(here);
    const next = text.charAt(here + 1);
    const slashes = quoting === 'cmd' ? (/^\\+(?=")/.exec(text.slice(here))?.[0].length ?? 0) : 0;
    if (slashes > 0) {
      // Backslashes mean something before a quote alone: "Parsing C command-line arguments".
      read += '\\'.repeat(Math.floor(slashes / 2)) + (slashes % 2 === 1 ? '"' : '');
      here += slashes - 1 + (slashes % 2);
    } else if (char === quote) {
      // Two of them stand for one, but in sh they end a text and begin the next.
      if (next !== quote || quoting === 'posix') return { text: read, end: here, ansi };
      read += quote;
      here += 1;
    } else if (isEscape(char, quote, quoting, ansi)) {
      const continued =
        quote === '"' && (lineEndAt(text, here + 1) ?? (next === '\n' ? next : null));
      if (continued) here += continued.length;
      else {
        const plain = ansi || quoting === 'powershell' || '"\\$`'.includes(next);
        read += plain ? next : char + next;
        here += 1;
      }
    } else read += char;
  }
  return { text: read, end: text.length, ansi };
}

function isEscape(char: string, quote: string, quoting: Quoting, ansi: boolean): boolean {
  if (quoting === 'posix') return char === '\\' && (quote === '"' || ansi);
  return quoting === 'powershell' && char === '`' && quote === '"';
}

/** What cmd passes on: a caret outside double quotes is dropped, and what follows it has no meaning for cmd. */
function withoutCarets(text: string): string {
  let isQuoted = false;
  return text.replaceAll(/\^(\r\n|[^])|"/g, (whole, next?: string) => {
    if (whole === '"') isQuoted = !isQuoted;
    else if (!isQuoted) return next === undefined || /[\r\n]/.test(next) ? '' : next;
    else if (next === '"') isQuoted = false;
    return whole;
  });
}
