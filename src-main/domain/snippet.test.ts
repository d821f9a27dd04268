import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pasteShells } from '../../e2e/fixtures/shells.ts';
import { expandPercents, readCmdLine, removeCarets } from '../testing/shell-parsers/cmd.ts';
import { readCurlConfigLine, readPowerShellLine } from '../testing/shell-parsers/powershell.ts';
import { quoteFor, shellFromName } from './shell.ts';
import { maskedSnippet, snippet, type SnippetInput } from './snippet.ts';

const hostile = [
  'plain',
  "it's",
  'say "hi"',
  '$HOME `id` $(id)',
  '%PATH% 100%',
  'a%PATH%"b',
  '!history !! ^caret',
  'back\\slash\\',
  'back\\\\"quoted\\"',
  '& | < > ; ( ) { } [ ] * ? ~ #',
  '‘curly’ “quotes” ‚‛',
  'ünïcödé 🔑',
  '-dash',
  '',
  'tab\there',
];

const parts = (change: Partial<SnippetInput>): SnippetInput => ({
  what: 'curl',
  kind: 'session',
  credential: 'secret',
  hub: 'https://hub.example:8000/x',
  path: '/api/health/',
  shell: 'posix',
  jq: false,
  ...change,
});
const wanted = (credential: string) => [
  '-sS',
  'https://hub.example:8000/x/api/health/',
  '-H',
  'Accept: application/json',
  '-H',
  `Authorization: Bearer ${credential}`,
];

describe('what a copy gives', () => {
  it('is the value that an Authorize box wants', () => {
    expect(snippet(parts({ what: 'value' }))).toBe('Bearer secret');
    expect(snippet(parts({ what: 'value', kind: 'client-key' }))).toBe('Api-Key secret');
  });

  it('is the whole header', () => {
    expect(snippet(parts({ what: 'header' }))).toBe('Authorization: Bearer secret');
  });

  it('is a curl command in the shell’s own form', () => {
    expect(snippet(parts({ jq: true }))).toBe(
      "curl -sS 'https://hub.example:8000/x/api/health/' \\\n  -H 'Accept: application/json' \\\n  -H 'Authorization: Bearer secret' | jq",
    );
    expect(snippet(parts({ shell: 'powershell' }))).toMatch(/^curl\.exe -sS '.*' `\n/);
    expect(snippet(parts({ shell: 'cmd' }))).toMatch(/^curl -sS ".*" \^\n/);
  });

  it('is a variable in the shell’s own syntax', () => {
    const line = (shell: SnippetInput['shell']) => snippet(parts({ what: 'export', shell }));
    expect(line('posix')).toBe("export JWT_TOKEN='secret'");
    expect(line('fish')).toBe("set -gx JWT_TOKEN 'secret'");
    expect(line('powershell')).toBe("$env:JWT_TOKEN = 'secret'");
    expect(line('cmd')).toBe('set "JWT_TOKEN=secret"');
    expect(snippet(parts({ what: 'export', kind: 'client-key' }))).toBe("export API_KEY='secret'");
  });

  it('shows dots in a preview', () => {
    const { credential, ...rest } = parts({});
    expect(maskedSnippet(rest)).toContain('Bearer ••••••••••••••••');
    expect(maskedSnippet(rest)).not.toContain(credential);
  });
});

describe('real shells', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hubkey-shells-'));
    writeFileSync(join(folder, 'curl'), '#!/bin/sh\nfor word; do printf "%s\\0" "$word"; done\n');
    chmodSync(join(folder, 'curl'), 0o755);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (shell: string[], script: string): string =>
    execFileSync(shell[0] ?? '', [...shell.slice(1), script], {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}`, HOME: folder },
    });
  const argv = (output: string) => output.split('\0').slice(0, -1);

  describe.each(pasteShells)('%s', (shell, id) => {
    it('hand each hostile value to curl as it is', () => {
      for (const credential of hostile) {
        const command = snippet(parts({ credential, shell: id }));
        expect(argv(run([...shell, '-c'], command))).toEqual(wanted(credential));
      }
    });

    it('set each hostile value as the variable', () => {
      for (const credential of hostile) {
        const line = snippet(parts({ what: 'export', credential, shell: id }));
        expect(run([...shell, '-c'], `${line}\nprintenv JWT_TOKEN`)).toBe(`${credential}\n`);
      }
    });
  });

  it('bash with history expansion on, as at a prompt', () => {
    for (const credential of hostile.filter((text) => !text.includes('\t'))) {
      const command = `set -H\nset -o history\n${snippet(parts({ credential }))}`;
      expect(argv(run(['bash', '-c'], command))).toEqual(wanted(credential));
    }
  });
});

describe('shells of Windows, by their rules', () => {
  const variables = { PATH: 'C:\\Windows', 'PATH^': 'never' };

  it('cmd hands each hostile value to curl as it is', () => {
    for (const credential of hostile) {
      const command = snippet(parts({ credential, shell: 'cmd' }));
      expect(readCmdLine(command, { PATH: 'C:\\Windows' })).toEqual([
        'curl',
        ...wanted(credential),
      ]);
    }
  });

  it('cmd sets each hostile value', () => {
    for (const credential of hostile) {
      const line = snippet(parts({ what: 'export', credential, shell: 'cmd' }));
      const read = removeCarets(expandPercents(line, { PATH: variables.PATH }));
      expect(read).toBe(`set "JWT_TOKEN=${credential}"`);
    }
  });

  it('PowerShell hands each hostile value to curl as it is, double quotes through curl’s own configuration', () => {
    for (const credential of hostile) {
      const commands = readPowerShellLine(snippet(parts({ credential, shell: 'powershell' })));
      const header = `Authorization: Bearer ${credential}`;
      if (/"|\\$/.test(credential)) {
        const [[line] = [], command] = commands;
        expect(readCurlConfigLine(line ?? '')).toEqual({ name: 'header', value: header });
        expect(command).toEqual(['curl.exe', ...wanted('').slice(0, 4), '--config', '-']);
      } else {
        expect(commands).toEqual([['curl.exe', ...wanted(credential)]]);
      }
    }
  });

  it('PowerShell sets each hostile value', () => {
    for (const text of hostile) {
      expect(readPowerShellLine(quoteFor('powershell', text))).toEqual([[text]]);
    }
  });
});

it('knows shells by id, label and program name', () => {
  expect(shellFromName('bash / zsh')).toBe('posix');
  expect(shellFromName('ZSH')).toBe('posix');
  expect(shellFromName('pwsh')).toBe('powershell');
  expect(shellFromName('Windows cmd')).toBe('cmd');
  expect(shellFromName('tcsh')).toBeNull();
});
