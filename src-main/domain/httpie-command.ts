import type { ShellId } from './settings.ts';
import { continuation, quoteFor, survivesPowerShell, variableWord } from './shell.ts';
import type { WrittenRequest } from './written-request.ts';

export interface HttpieInput extends WrittenRequest {
  shell: ShellId;
  jq: boolean;
}

/**
 * A complete HTTPie 3 command. HTTPie itself drops a backslash before `:`, `=`, `@` and `;` in a header
 * and has no way to write the two, so only a credential without them arrives as it is.
 */
export function httpieCommand({
  shell,
  jq,
  url,
  method,
  body,
  authorization,
}: HttpieInput): string {
  const word = (text: string): string => quoteFor(shell, text);
  const { scheme, variable, credential } = authorization;
  const before = `Authorization:${scheme} `;
  const words = [
    word('Accept:application/json'),
    ...(body === null ? [] : [word('Content-Type:application/json')]),
    credential === null ? variableWord(shell, before, variable) : word(before + credential),
  ];
  const piped = body !== null && shell === 'powershell' && !survivesPowerShell(body);
  if (body !== null && !piped) words.push(`--raw ${word(body)}`);
  // A netrc entry for the Hub would replace the header.
  const options = piped ? '-b --ignore-netrc' : '-b --ignore-netrc --ignore-stdin';
  const start = `http ${options} ${method} ${word(url)}`;
  const command = [piped ? `${word(body)} | ${start}` : start, ...words].join(continuation[shell]);
  return command + (jq ? ' | jq' : '');
}
