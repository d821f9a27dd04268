import { exhaustive } from './exhaustive.ts';
import type { ShellId } from './settings.ts';

/** The shells that Hubkey writes commands for. */
export const shells = [
  { id: 'posix', label: 'bash / zsh', names: ['bash', 'zsh', 'sh', 'dash', 'ksh'] },
  { id: 'fish', label: 'fish', names: [] },
  { id: 'powershell', label: 'PowerShell', names: ['pwsh', 'ps'] },
  { id: 'cmd', label: 'Windows cmd', names: ['cmd.exe'] },
] as const satisfies readonly { id: ShellId; label: string; names: readonly string[] }[];

/** How a command goes on in the next line. */
export const continuation: Record<ShellId, string> = {
  posix: ' \\\n  ',
  fish: ' \\\n  ',
  powershell: ' `\n  ',
  cmd: ' ^\n  ',
};

/** The shell with that id, label or program name, without regard to case; null if there is none. */
export function shellFromName(text: string): ShellId | null {
  const name = text.trim().toLowerCase();
  const found = shells.find(({ id, label, names }) =>
    [id, label.toLowerCase(), ...names].includes(name),
  );
  return found?.id ?? null;
}

/** A text as one word of a shell's command line. It may contain anything but line breaks and NUL. */
export function quoteFor(shell: ShellId, text: string): string {
  switch (shell) {
    case 'posix':
      return `'${text.replaceAll("'", String.raw`'\''`)}'`;
    case 'fish':
      return `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`;
    case 'powershell':
      // PowerShell treats typographic quotes as quotes too (about_Quoting_Rules).
      return `'${text.replaceAll(/['\u2018-\u201B]/g, '$&$&')}'`;
    case 'cmd':
      return quoteForCmd(text);
    default:
      return exhaustive(shell);
  }
}

/**
 * A text as an expression of PowerShell, for a script that cmd passes on between double quotes: it has
 * no character that cmd, its `for` or the C runtime would act on there.
 */
export function quoteForPowerShellInCmd(text: string): string {
  const parts = text.split(/(["%!^`\\])/).map((part, at) => {
    if (at % 2) return `[char]${part.charCodeAt(0)}`;
    return part === '' ? '' : quoteFor('powershell', part);
  });
  const words = parts.filter(Boolean);
  if (words.length === 0) return "''";
  const [first = ''] = words;
  if (words.length === 1 && first.startsWith("'")) return first;
  // `+` appends to a text, so the first part has to be one.
  return `(${[...(first.startsWith("'") ? [] : ["''"]), ...words].join('+')})`;
}

/** A word in which the shell puts a variable after a fixed text of letters, blanks, colons and dashes. */
export function variableWord(shell: ShellId, before: string, variable: string): string {
  const references: Record<ShellId, string> = {
    posix: `$${variable}`,
    fish: `$${variable}`,
    powershell: `$env:${variable}`,
    cmd: `%${variable}%`,
  };
  return `"${before}${references[shell]}"`;
}

/**
 * Whether PowerShell passes a word to a program unchanged: Windows PowerShell 5 does not escape a
 * double quote for the program, or a backslash at the end.
 */
export const survivesPowerShell = (text: string): boolean => !/"|\\$/.test(text);

/**
 * cmd reads a line twice: it expands `%NAME%` even between quotes, and the program then splits the
 * line by the rules of the C runtime. With a caret before each quote and each `%`, cmd sees no quotes
 * and no variable of such a name, takes the carets away, and the program gets what was meant.
 */
function quoteForCmd(text: string): string {
  const word = `"${text.replaceAll(/(\\*)"/g, String.raw`$1$1\"`).replace(/\\+$/, '$&$&')}"`;
  return /[%"]/.test(text) ? word.replaceAll(/[()%!^"<>&|]/g, '^$&') : word;
}
