import { execFile, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pasteShells } from '../../e2e/fixtures/shells.ts';
import { readCmdLine } from '../testing/shell-parsers/cmd.ts';
import { readPowerShellScript } from '../testing/shell-parsers/powershell.ts';
import { readBody } from './request-body.ts';
import { snippet, variableSnippet, type SnippetInput } from './snippet.ts';

const has = (program: string, args: readonly string[]): boolean =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0;
const hasHttpie = has('http', ['--version']);
/** The system's own Python first: the one in front of it may lack the package. */
const python = ['/usr/bin/python3', 'python3'].find((program) =>
  has(program, ['-c', 'import requests']),
);
if (!hasHttpie) console.log('HTTPie isn’t installed: its commands are not run here.');
if (!python) console.log('Python’s requests isn’t installed: its code is not run here.');

const body = readBody(
  `{"n":"it's \\"odd\\" $(x) \`y\` \\\\ %a% ü🔑", "big": 12345678901234567890}`,
);
if (!body.ok) throw new Error(body.problem);
const parts = (change: Partial<SnippetInput> = {}): SnippetInput => ({
  what: 'curl',
  kind: 'session',
  credential: 'secret',
  hub: 'https://hub.example',
  path: '/api/health/',
  shell: 'posix',
  jq: false,
  ...change,
});

describe('a variable instead of the credential', () => {
  const variable = (what: 'value' | 'header' | 'curl', shell: SnippetInput['shell']) =>
    variableSnippet({ ...parts(), what, shell });

  it('is written as each shell does', () => {
    expect(variable('value', 'posix')).toBe('"Bearer $JWT_TOKEN"');
    expect(variable('header', 'fish')).toBe('"Authorization: Bearer $JWT_TOKEN"');
    expect(variable('header', 'powershell')).toBe('"Authorization: Bearer $env:JWT_TOKEN"');
    expect(variableSnippet({ ...parts(), what: 'value', kind: 'client-key' })).toBe(
      '"Api-Key $API_KEY"',
    );
    const cmd = readCmdLine(variable('curl', 'cmd').replaceAll(' ^\n  ', ' '), { JWT_TOKEN: 't' });
    expect(cmd.at(-1)).toBe('Authorization: Bearer t');
    const { texts, rest } = readPowerShellScript(variable('curl', 'powershell'));
    expect(rest).toContain('-H "Authorization: Bearer $env:JWT_TOKEN"');
    expect(texts).toContain('https://hub.example/api/health/');
  });

  it('has nothing of the credential in it', () => {
    for (const what of ['value', 'header', 'curl', 'httpie', 'python', 'powershell'] as const) {
      expect(variableSnippet({ ...parts(), what })).not.toContain('secret');
      expect(variableSnippet({ ...parts(), what })).toContain('JWT_TOKEN');
    }
  });
});

it('Invoke-RestMethod gets what was meant, by PowerShell’s rules', () => {
  const credential = `a"b'c‘d\\`;
  const input = parts({ what: 'powershell', credential, method: 'PATCH', body: body.value });
  const { texts, rest } = readPowerShellScript(snippet(input));
  expect(texts).toEqual([
    'https://hub.example/api/health/',
    'application/json',
    `Bearer ${credential}`,
    'application/json',
    body.value,
  ]);
  expect(rest.replaceAll(' `\n ', '')).toBe(
    'Invoke-RestMethod -Method PATCH -Uri  -Headers @{ Accept = ; Authorization =  } -MaximumRedirection 0 -ContentType  -Body ',
  );
  const { rest: withVariable } = readPowerShellScript(
    variableSnippet({ ...parts(), what: 'powershell' }),
  );
  expect(withVariable).toContain('Authorization = "Bearer $env:JWT_TOKEN" }');
});

it('HTTPie reads a body from standard input where PowerShell would break it', () => {
  const input = parts({ what: 'httpie', shell: 'powershell', method: 'POST', body: body.value });
  const { texts, rest } = readPowerShellScript(snippet(input));
  expect(texts[0]).toBe(body.value);
  expect(rest).toMatch(/^ \| http -b --ignore-netrc POST/);
});

interface Seen {
  method: string | undefined;
  url: string | undefined;
  authorization: string | undefined;
  accept: string | undefined;
  type: string | undefined;
  body: string;
}

describe('run for real', () => {
  let folder: string;
  let hub: string;
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      const { authorization, accept, 'content-type': type } = request.headers;
      seen.push({
        method: request.method,
        url: request.url,
        authorization,
        accept,
        type,
        body: text,
      });
      response.setHeader('content-type', 'application/json').end('{"ok":"ü"}');
    });
  });
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hubkey-forms-'));
    // An entry for the Hub's host must not replace the header.
    writeFileSync(join(folder, '.netrc'), 'machine 127.0.0.1 login other password other\n', {
      mode: 0o600,
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    hub = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => void (seen.length = 0));

  const run = (words: readonly string[], text: string, env = {}): Promise<string> =>
    new Promise((resolve) => {
      const file = join(folder, 'pasted');
      writeFileSync(file, text);
      const [program = '', ...args] = words;
      const path = process.env['PATH'] ?? '';
      execFile(
        program,
        [...args, file],
        { env: { PATH: path, HOME: folder, LANG: 'C.UTF-8', ...env }, timeout: 20_000 },
        (_error, out, err) => resolve(out + err),
      );
    });
  const path = `/api/file/?path=%2Fmnt%2Fit's%20$HOME%20%22x%22&a=1`;
  const meant = (authorization: string, change: Partial<Seen> = {}): Seen => ({
    method: 'GET',
    url: path,
    authorization,
    accept: 'application/json',
    type: undefined,
    body: '',
    ...change,
  });
  const posted = { method: 'POST', type: 'application/json', body: body.value };
  const values = ['plain.token', `o'd"d$HOME%a%!x`, '-=@:;'];

  describe.each(pasteShells)('%s', (words, shell) => {
    it('curl asks with the variable', async () => {
      for (const value of values) {
        const input = { ...parts({ hub, path, shell }), what: 'curl' as const };
        const out = await run(words, variableSnippet(input), { JWT_TOKEN: value });
        expect(out).toBe('{"ok":"ü"}');
        const post = { ...input, kind: 'client-key' as const, method: 'POST', body: body.value };
        await run(words, variableSnippet(post), { API_KEY: value });
        expect(seen.splice(0)).toEqual([
          meant(`Bearer ${value}`),
          meant(`Api-Key ${value}`, posted),
        ]);
      }
    });

    it.runIf(hasHttpie)(
      'HTTPie asks with the credential and with the variable',
      async () => {
        const input = parts({ what: 'httpie', hub, path, shell });
        for (const credential of values) {
          const out = await run(words, snippet({ ...input, credential }));
          expect(out.trim()).toBe('{"ok":"ü"}');
        }
        const post = { ...input, what: 'httpie' as const, method: 'POST', body: body.value };
        await run(words, variableSnippet(post), { JWT_TOKEN: 'in.variable' });
        // HTTPie's own library encodes a quote, which the Hub decodes.
        expect(
          seen.map((request) => ({ ...request, url: decodeURIComponent(request.url ?? '') })),
        ).toEqual(
          [
            ...values.map((value) => meant(`Bearer ${value}`)),
            meant('Bearer in.variable', posted),
          ].map((request) => ({ ...request, url: decodeURIComponent(path) })),
        );
      },
      30_000,
    );
  });

  it.runIf(python !== undefined)(
    'Python asks with the credential and with the variable',
    async () => {
      const input = parts({ what: 'python', hub, path, shell: 'fish' });
      const hostile = [...values, `b\\n'''"""{x}`];
      for (const credential of hostile) {
        expect(await run([python ?? ''], snippet({ ...input, credential }))).toBe('{"ok":"ü"}\n');
      }
      const post = { ...input, what: 'python' as const, method: 'POST', body: body.value };
      await run([python ?? ''], variableSnippet(post), { JWT_TOKEN: 'in.variable' });
      expect(
        seen.map((request) => ({ ...request, url: decodeURIComponent(request.url ?? '') })),
      ).toEqual(
        [
          ...hostile.map((value) => meant(`Bearer ${value}`)),
          meant('Bearer in.variable', posted),
        ].map((request) => ({ ...request, url: decodeURIComponent(path) })),
      );
    },
    30_000,
  );
});
