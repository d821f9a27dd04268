import type { CopyKind } from './copy-request.ts';
import { exhaustive } from './exhaustive.ts';
import { apiUrl } from './hub-address.ts';
import type { ShellId } from './settings.ts';
import { quoteFor, survivesPowerShell } from './shell.ts';

export type AuthorizationScheme = 'Bearer' | 'Api-Key';

export interface SnippetParts {
  what: CopyKind;
  scheme: AuthorizationScheme;
  credential: string;
  hub: string;
  /** Below the Hub's base, as `readPath` gives it. */
  path: string;
  shell: ShellId;
  jq: boolean;
}

/** What stands for the credential in a preview. */
const dots = '•'.repeat(16);

/** The text that a copy puts on the clipboard. */
export function snippet(parts: SnippetParts): string {
  const value = `${parts.scheme} ${parts.credential}`;
  switch (parts.what) {
    case 'value':
      return value;
    case 'header':
      return `Authorization: ${value}`;
    case 'curl':
      return curl(parts, `Authorization: ${value}`);
    case 'export':
      return exportLine(parts);
    default:
      return exhaustive(parts.what);
  }
}

/** The same text with dots in the credential's place. */
export function maskedSnippet(parts: Omit<SnippetParts, 'credential'>): string {
  return snippet({ ...parts, credential: dots });
}

const continuation: Record<ShellId, string> = {
  posix: ' \\\n  ',
  fish: ' \\\n  ',
  powershell: ' `\n  ',
  cmd: ' ^\n  ',
};

function curl({ hub, path, shell, jq }: SnippetParts, header: string): string {
  const word = (text: string) => quoteFor(shell, text);
  const program = shell === 'powershell' ? 'curl.exe' : 'curl';
  const pipe = jq ? ' | jq' : '';
  const address = word(apiUrl(hub, path));
  const accept = `-H ${word('Accept: application/json')}`;
  if (shell === 'powershell' && !survivesPowerShell(header)) {
    // Through curl's own configuration on standard input, where the quoting is curl's.
    const line = `header = "${header.replaceAll(/[\\"]/g, String.raw`\$&`)}"`;
    return `${word(line)} | ${program} -sS ${address} ${accept} --config -${pipe}`;
  }
  const lines = [`${program} -sS ${address}`, accept, `-H ${word(header)}`];
  return lines.join(continuation[shell]) + pipe;
}

/** The documentation's own variable names. The token or key alone, without the scheme word. */
const variables: Record<AuthorizationScheme, string> = {
  Bearer: 'JWT_TOKEN',
  'Api-Key': 'API_KEY',
};

function exportLine({ scheme, credential, shell }: SnippetParts): string {
  const name = variables[scheme];
  switch (shell) {
    case 'posix':
      return `export ${name}=${quoteFor(shell, credential)}`;
    case 'fish':
      return `set -gx ${name} ${quoteFor(shell, credential)}`;
    case 'powershell':
      return `$env:${name} = ${quoteFor(shell, credential)}`;
    case 'cmd':
      return setForCmd(`${name}=${credential}`);
    default:
      return exhaustive(shell);
  }
}

/** `set` takes all up to the last quote as it is: nothing is escaped for a program here. */
function setForCmd(assignment: string): string {
  const word = `"${assignment}"`;
  return `set ${/[%"]/.test(assignment) ? word.replaceAll(/[()%!^"<>&|]/g, '^$&') : word}`;
}
