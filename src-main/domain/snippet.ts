import { curlCommand } from './curl-command.ts';
import type { SecretCopy } from './copy-request.ts';
import type { CredentialKind } from './credential.ts';
import { exhaustive } from './exhaustive.ts';
import { httpieCommand } from './httpie-command.ts';
import { apiUrl } from './hub-address.ts';
import { invokeRestMethod } from './invoke-rest-method.ts';
import { pythonCode } from './python-code.ts';
import type { ShellId } from './settings.ts';
import { quoteFor, variableWord } from './shell.ts';
import { authorizationOf, type Authorization, type WrittenRequest } from './written-request.ts';

export interface SnippetInput {
  what: SecretCopy;
  kind: CredentialKind;
  credential: string;
  hub: string;
  /** Below the Hub's base, as `readPath` gives it. */
  path: string;
  shell: ShellId;
  jq: boolean;
  /** GET if absent. */
  method?: string;
  /** JSON in one line of ASCII, as `readBody` gives it. */
  body?: string;
}

/** Replaces the credential in a preview. */
const dots = '•'.repeat(16);

/** The text that a copy puts on the clipboard. */
export function snippet({ credential, ...input }: SnippetInput): string {
  return input.what === 'export'
    ? exportLine(input, credential)
    : written(input.what, input, authorizationOf(input.kind, credential));
}

/** The same text with dots instead of the credential. */
export function maskedSnippet(input: Omit<SnippetInput, 'credential'>): string {
  return snippet({ ...input, credential: dots });
}

/** The same text with the shell's variable instead of the credential. An export sets it, so it has no such form. */
export function variableSnippet(
  input: Omit<SnippetInput, 'credential' | 'what'> & { what: VariableCopy },
): string {
  return written(input.what, input, authorizationOf(input.kind, null));
}

/** The copies that can have a variable instead of the credential. */
export type VariableCopy = Exclude<SecretCopy, 'export'>;

function written(
  what: VariableCopy,
  input: Omit<SnippetInput, 'credential' | 'what'>,
  authorization: Authorization,
): string {
  const { shell, jq } = input;
  const { scheme, credential, variable } = authorization;
  const request: WrittenRequest = {
    url: apiUrl(input.hub, input.path),
    method: input.method ?? 'GET',
    body: input.body ?? null,
    authorization,
  };
  const before = `Authorization: ${scheme} `;
  switch (what) {
    case 'value':
      return credential === null
        ? variableWord(shell, `${scheme} `, variable)
        : `${scheme} ${credential}`;
    case 'header':
      return credential === null ? variableWord(shell, before, variable) : before + credential;
    case 'curl': {
      const header = credential === null ? { before, variable } : before + credential;
      return curlCommand({ ...request, shell, jq, options: [], headers: [header] });
    }
    case 'httpie':
      return httpieCommand({ ...request, shell, jq });
    case 'python':
      return pythonCode(request);
    case 'powershell':
      return invokeRestMethod(request);
    default:
      return exhaustive(what);
  }
}

/** The token or key without the scheme word, as the documentation's samples expect it. */
function exportLine(
  { kind, shell }: Pick<SnippetInput, 'kind' | 'shell'>,
  credential: string,
): string {
  const { variable } = authorizationOf(kind, credential);
  switch (shell) {
    case 'posix':
      return `export ${variable}=${quoteFor(shell, credential)}`;
    case 'fish':
      return `set -gx ${variable} ${quoteFor(shell, credential)}`;
    case 'powershell':
      return `$env:${variable} = ${quoteFor(shell, credential)}`;
    case 'cmd':
      return setForCmd(`${variable}=${credential}`);
    default:
      return exhaustive(shell);
  }
}

/** `set` uses everything up to the last quote literally, so nothing is escaped for a program here. */
function setForCmd(assignment: string): string {
  const word = `"${assignment}"`;
  return `set ${/[%"]/.test(assignment) ? word.replaceAll(/[()%!^"<>&|]/g, '^$&') : word}`;
}
