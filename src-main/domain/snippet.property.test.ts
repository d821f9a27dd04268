import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pasteShells } from '../../e2e/fixtures/shells.ts';
import { checkProperty, shellText } from '../testing/check-property.ts';
import { expandPercents, readCmdLine, removeCarets } from '../testing/shell-parsers/cmd.ts';
import { readCurlConfigLine, readPowerShellLine } from '../testing/shell-parsers/powershell.ts';
import { helperCommand } from './helper-command.ts';
import type { ShellId } from './settings.ts';
import { maskedSnippet, snippet, type SnippetInput } from './snippet.ts';
import { readBody } from './request-body.ts';

const parts = fc.record({
  credential: shellText,
  prefix: shellText,
  body: fc.option(fc.jsonValue({ stringUnit: 'binary' })),
});
type Drawn = typeof parts extends fc.Arbitrary<infer One> ? One : never;
const bodyOf = ({ body }: Drawn): string | undefined => {
  if (body === null) return undefined;
  const read = readBody(JSON.stringify(body));
  return read.ok ? read.value : undefined;
};
function snippetOf(drawn: Drawn, shell: ShellId, what: SnippetInput['what']): string {
  const body = bodyOf(drawn);
  return snippet({
    what,
    shell,
    kind: 'session',
    credential: drawn.credential,
    hub: `https://hub.example${drawn.prefix}`,
    path: '/api/x/',
    jq: false,
    ...(body === undefined ? {} : { method: 'POST', body }),
  });
}
function wordsOf(drawn: Drawn): string[] {
  const body = bodyOf(drawn);
  const type = body === undefined ? [] : ['-H', 'Content-Type: application/json'];
  return [
    '-sS',
    ...(body === undefined ? [] : ['-X', 'POST']),
    `https://hub.example${drawn.prefix}/api/x/`,
    '-H',
    'Accept: application/json',
    ...type,
    '-H',
    `Authorization: Bearer ${drawn.credential}`,
    ...(body === undefined ? [] : ['--data-raw', body]),
  ];
}
const helperOf = (drawn: Drawn, shell: ShellId): string =>
  helperCommand({
    helper: { url: 'http://127.0.0.1:1', socket: `/run/${drawn.prefix}`, headerFile: '/x' },
    profile: 'p',
    ambiguous: false,
    key: drawn.credential,
    path: '/api/x/',
    method: 'GET',
    body: null,
    shell,
    jq: false,
  });

/** Takes the place of curl: how many words, then each of them. */
const posixCurl = `curl() { printf '%s\\0' "$#" "$@"; }`;
const fishCurl = `function curl; printf '%s\\0' (count $argv) $argv; end`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hubkey-pasted-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The words that each call of a script got; one shell runs them all. */
function run(shell: readonly string[], script: string): string[][] {
  const [program = '', ...args] = shell;
  const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', LANG: 'C.UTF-8' };
  const file = join(folder, 'pasted');
  writeFileSync(file, script);
  const out = execFileSync(program, [...args, file], { encoding: 'utf8', env, maxBuffer: 1e8 });
  const words = out.split('\0').slice(0, -1);
  const calls: string[][] = [];
  for (let at = 0; at < words.length;) {
    const count = Number(words[at]);
    calls.push(words.slice(at + 1, at + 1 + count));
    at += 1 + count;
  }
  return calls;
}

const drawn = fc.sample(parts, { seed: 20_261_129, numRuns: 400 });

describe.each(pasteShells)('%s', (shell, id) => {
  const start = id === 'fish' ? fishCurl : posixCurl;

  it('hands on what was meant, whatever it is', () => {
    const script = [start, ...drawn.map((input) => snippetOf(input, id, 'curl'))].join('\n');
    expect(run(shell, `${script}\n`)).toEqual(drawn.map(wordsOf));
  });

  it('sets a variable to what was meant', () => {
    const lines = drawn.map((input) => `${snippetOf(input, id, 'export')}\ncurl "$JWT_TOKEN"`);
    const values = drawn.map(({ credential }) => [credential]);
    expect(run(shell, `${[start, ...lines].join('\n')}\n`)).toEqual(values);
  });

  it('asks the helper as was meant', () => {
    const script = [start, ...drawn.map((input) => helperOf(input, id))].join('\n');
    const calls = run(shell, `${script}\n`);
    const meant = calls.map((words) => [words[words.indexOf('--unix-socket') + 1], words.at(-1)]);
    expect(meant).toEqual(
      drawn.map(({ prefix, credential }) => [`/run/${prefix}`, `X-Hubkey-Key: ${credential}`]),
    );
  });
});

const variables = { PATH: 'C:\\Windows', X: '"&calc' };

it('cmd hands on what was meant, by its rules', () => {
  checkProperty(
    fc.property(parts, (input) => {
      expect(readCmdLine(snippetOf(input, 'cmd', 'curl'), variables)).toEqual([
        'curl',
        ...wordsOf(input),
      ]);
      const line = removeCarets(expandPercents(snippetOf(input, 'cmd', 'export'), variables));
      expect(line).toBe(`set "JWT_TOKEN=${input.credential}"`);
    }),
    1_000,
  );
});

it('PowerShell hands on what was meant, by its rules', () => {
  checkProperty(
    fc.property(parts, (input) => {
      const commands = readPowerShellLine(snippetOf(input, 'powershell', 'curl'));
      const config = commands.length > 1 ? (commands[0]?.[0] ?? '').split('\n') : [];
      const read = config
        .map(readCurlConfigLine)
        .flatMap(({ name, value }) => [name === 'header' ? '-H' : '--data-raw', value]);
      const words = (commands.at(-1) ?? [])
        .slice(1)
        .filter((word) => word !== '--config' && word !== '-');
      expect([...words, ...read].toSorted()).toEqual(wordsOf(input).toSorted());
    }),
    1_000,
  );
});

it('a preview holds nothing of the credential', () => {
  const secret = fc.string({ minLength: 8, maxLength: 60 });
  const shell = fc.constantFrom<ShellId>('posix', 'fish', 'powershell', 'cmd');
  const what = fc.constantFrom<SnippetInput['what']>('value', 'header', 'curl', 'export');
  checkProperty(
    fc.property(secret, shell, what, (credential, id, kind) => {
      const common = {
        what: kind,
        shell: id,
        kind: 'client-key',
        hub: 'https://h',
        path: '/api/',
        jq: true,
      } as const;
      const given = { ...common, credential };
      expect(maskedSnippet(given)).toBe(maskedSnippet(common));
    }),
  );
});
