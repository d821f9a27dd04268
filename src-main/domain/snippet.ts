import { curlCommand, type CurlRequest } from './curl-command.ts';
import type { SecretCopy } from './copy-request.ts';
import { credentialKinds, type CredentialKind } from './credential.ts';
import { exhaustive } from './exhaustive.ts';
import { apiUrl } from './hub-address.ts';
import type { ShellId } from './settings.ts';
import { quoteFor } from './shell.ts';

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
export function snippet(input: SnippetInput): string {
  const value = `${credentialKinds[input.kind].scheme} ${input.credential}`;
  switch (input.what) {
    case 'value':
      return value;
    case 'header':
      return `Authorization: ${value}`;
    case 'curl':
      return curl(input, `Authorization: ${value}`);
    case 'export':
      return exportLine(input);
    default:
      return exhaustive(input.what);
  }
}

/** The same text with dots instead of the credential. */
export function maskedSnippet(input: Omit<SnippetInput, 'credential'>): string {
  return snippet({ ...input, credential: dots });
}

function curl(input: SnippetInput, header: string): string {
  const { hub, path, shell, jq } = input;
  return curlCommand({
    ...requestOf(input),
    shell,
    jq,
    options: [],
    url: apiUrl(hub, path),
    headers: [header],
  });
}

/** Method and body, if there are any. */
function requestOf({ method, body }: Pick<SnippetInput, 'method' | 'body'>): CurlRequest {
  return { method: method ?? 'GET', body: body ?? null };
}

/** The token or key without the scheme word, as the documentation's samples expect it. */
function exportLine({ kind, credential, shell }: SnippetInput): string {
  const name = credentialKinds[kind].variable;
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

/** `set` uses everything up to the last quote literally, so nothing is escaped for a program here. */
function setForCmd(assignment: string): string {
  const word = `"${assignment}"`;
  return `set ${/[%"]/.test(assignment) ? word.replaceAll(/[()%!^"<>&|]/g, '^$&') : word}`;
}
