import type { ShellId } from './settings.ts';
import { quoteFor, survivesPowerShell } from './shell.ts';

/** The request, apart from its address. */
export interface CurlRequest {
  method: string;
  /** JSON in one line of ASCII, as `readBody` gives it; null: none. */
  body: string | null;
}

export interface CurlInput extends CurlRequest {
  shell: ShellId;
  jq: boolean;
  /** Options before the address, each a word by itself. */
  options: readonly string[];
  url: string;
  /** Whole lines. `Accept` and the type of the body are added. */
  headers: readonly string[];
}

const continuation: Record<ShellId, string> = {
  posix: ' \\\n  ',
  fish: ' \\\n  ',
  powershell: ' `\n  ',
  cmd: ' ^\n  ',
};

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
    ...headers.map((header) => ({ option: '-H', name: 'header', text: header })),
    ...(body === null ? [] : [{ option: '--data-raw', name: 'data-raw', text: body }]),
  ];
  const plain = values.filter(({ text }) => shell !== 'powershell' || survivesPowerShell(text));
  const words = plain.map(({ option, text }) => `${option} ${word(text)}`);
  const risky = values.filter((value) => !plain.includes(value));
  if (risky.length === 0) return [start.join(' '), ...words].join(continuation[shell]) + pipe;
  // Passed as curl configuration on standard input, where curl's own quoting rules apply.
  const lines = risky.map(({ name, text }) => `${name} = ${configWord(text)}`);
  return `${word(lines.join('\n'))} | ${[...start, ...words].join(' ')} --config -${pipe}`;
}

/** Options stay as they are; their values are quoted. */
const plainOr = (word: (text: string) => string, text: string): string =>
  /^-[\w-]+$/.test(text) ? text : word(text);

const configWord = (text: string): string => `"${text.replaceAll(/[\\"]/g, String.raw`\$&`)}"`;
