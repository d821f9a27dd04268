import type { ShellId } from './settings.ts';
import { continuation, quoteFor, survivesPowerShell, variableWord } from './shell.ts';

/** The request, apart from its address. */
export interface CurlRequest {
  method: string;
  /** JSON in one line of ASCII, as `readBody` gives it; null: none. */
  body: string | null;
}

/** A header's line, whole, or one that ends in the value of a variable. */
type HeaderLine = string | { before: string; variable: string };

export interface CurlInput extends CurlRequest {
  shell: ShellId;
  jq: boolean;
  /** Options before the address, each a word by itself. */
  options: readonly string[];
  url: string;
  /** `Accept` and the type of the body are added. */
  headers: readonly HeaderLine[];
}

/** A complete command that works when pasted, whatever characters it contains. */
export function curlCommand(input: CurlInput): string {
  const { shell, jq, options, url, method, body } = input;
  const word = (text: string) => quoteFor(shell, text);
  const program = shell === 'powershell' ? 'curl.exe' : 'curl';
  const pipe = jq ? ' | jq' : '';
  const type = body === null ? [] : ['Content-Type: application/json'];
  const headers = ['Accept: application/json', ...type, ...input.headers];
  const start = [`${program} -sS`, ...options.map((option) => plainOr(word, option))];
  if (method !== 'GET') start.push(`-X ${method}`);
  start.push(word(url));
  const values = [
    ...headers.map((line) => ({ option: '-H', name: 'header', line })),
    ...(body === null ? [] : [{ option: '--data-raw', name: 'data-raw', line: body }]),
  ];
  const words: string[] = [];
  // Passed as curl configuration on standard input, where curl's own quoting rules apply.
  const config: string[] = [];
  for (const { option, name, line } of values) {
    if (typeof line !== 'string') {
      words.push(`${option} ${variableWord(shell, line.before, line.variable)}`);
    } else if (shell !== 'powershell' || survivesPowerShell(line)) {
      words.push(`${option} ${word(line)}`);
    } else config.push(`${name} = ${configWord(line)}`);
  }
  if (config.length === 0) return [start.join(' '), ...words].join(continuation[shell]) + pipe;
  return `${word(config.join('\n'))} | ${[...start, ...words].join(' ')} --config -${pipe}`;
}

/** Options stay as they are; their values are quoted. */
const plainOr = (word: (text: string) => string, text: string): string =>
  /^-[\w-]+$/.test(text) ? text : word(text);

const configWord = (text: string): string => `"${text.replaceAll(/[\\"]/g, String.raw`\$&`)}"`;
