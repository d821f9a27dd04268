import { execFile, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pasteShells } from '../../e2e/fixtures/shells.ts';
import { expandPercents, removeCarets } from '../testing/shell-parsers/cmd.ts';
import { readPowerShellScript } from '../testing/shell-parsers/powershell.ts';
import { askingCommand, type AskingInput, type BodyField } from './asking-command.ts';

const hostile = [
  'plain',
  `it's "odd" \\ back\\\\slash\\`,
  '$HOME `id` $(id) %PATH% !! ^x',
  ' & | < > ; ( ) { } [ ] * ? ~ # -',
  'ünïcödé 🔑 ‘curly’',
];
const token = ['eyJ', 'abc', '-_9'].join('.');
const typed = (name: string, variable: string | null = null): BodyField => ({
  name,
  prompt: `Pass "word" of it's 100%`,
  hidden: true,
  variable,
});
const signIn = (user: string): BodyField[] => [
  { name: 'username', value: user },
  typed('password'),
];

interface Answered {
  out: string;
  err: string;
}

describe('in real shells', () => {
  let folder: string;
  let url: string;
  let status = 200;
  const bodies: unknown[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      bodies.push({ type: request.headers['content-type'], ...(JSON.parse(text) as object) });
      response.statusCode = status;
      const given = status === 200 ? { refresh: 'r.e.f', access: token } : { detail: 'no' };
      response.end(JSON.stringify(given, null, 1).replaceAll('\n', ''));
    });
  });
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hubkey-asking-'));
    // In front of the real curl, to see what any program on the computer sees.
    const recorder = `#!/bin/sh\nprintf '%s\\n' "$@" >> "${folder}/argv"\nenv >> "${folder}/argv"\nPATH="\${PATH#*:}" exec curl "$@"\n`;
    writeFileSync(join(folder, 'curl'), recorder);
    chmodSync(join(folder, 'curl'), 0o755);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/auth/token/`;
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => {
    status = 200;
    bodies.length = 0;
    writeFileSync(join(folder, 'argv'), '');
  });

  const command = (input: Partial<AskingInput>): string =>
    askingCommand({
      shell: 'posix',
      options: [],
      url,
      fields: [],
      variable: 'JWT_TOKEN',
      ...input,
    });
  const environment = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
    PATH: `${folder}:${process.env['PATH'] ?? ''}`,
    HOME: folder,
    LANG: 'C.UTF-8',
    ...more,
  });

  describe.each(pasteShells)('%s', (shell, id) => {
    const [program, ...options] = shell;
    const run = (text: string, input: string, env = {}): Promise<Answered> =>
      new Promise((resolve) => {
        const file = join(folder, 'pasted');
        writeFileSync(
          file,
          `${text}\nprintf 'left:%s\\n' "$JWT_TOKEN$hub_password"\nprintenv JWT_TOKEN\n`,
        );
        const child = execFile(
          program,
          [...options, file],
          { env: environment(env), timeout: 20_000 },
          (_error, out, err) => resolve({ out, err }),
        );
        child.stdin?.end(input);
      });

    it('posts each hostile password, and only the variable has the token', async () => {
      for (const password of hostile) {
        for (const user of ['ana', `b"e\\n'ü $x`]) {
          const { out } = await run(command({ shell: id, fields: signIn(user) }), `${password}\n`);
          expect(bodies.splice(0)).toEqual([
            { type: 'application/json', username: user, password },
          ]);
          expect(out).toBe(`left:${token}\n${token}\n`);
        }
        expect(readFileSync(join(folder, 'argv'), 'utf8')).not.toContain(password);
      }
    });

    it('sets nothing where the Hub says no, and says so', async () => {
      status = 401;
      const { out, err } = await run(command({ shell: id, fields: signIn('ana') }), 'wrong\n');
      expect(out.split('\n')[0]).toBe('left:');
      expect(err).toContain('401');
    });

    it('takes a refresh token from its variable, or asks', async () => {
      const fields = [typed('refresh', 'REFRESH_TOKEN')];
      await run(command({ shell: id, fields }), 'typed.one\n');
      await run(command({ shell: id, fields }), 'typed.one\n', { REFRESH_TOKEN: `s"a\\v'd` });
      expect(bodies).toMatchObject([{ refresh: 'typed.one' }, { refresh: `s"a\\v'd` }]);
    });

    it('asks for a name that isn’t known', async () => {
      const user: BodyField = { name: 'username', prompt: 'User', hidden: false, variable: null };
      await run(command({ shell: id, fields: [user, typed('password')] }), 'b"en\npa ss\n');
      expect(bodies).toMatchObject([{ username: 'b"en', password: 'pa ss' }]);
    });

    /** Runs the sign-in command at a terminal, up to its question for the password. */
    async function atTerminal(lineOf: (file: string) => string, typedFirst = '') {
      const file = join(folder, 'pasted');
      writeFileSync(file, `${command({ shell: id, fields: signIn('ana') })}\n`);
      const env = environment({ TERM: 'dumb', PS1: '$ ' });
      const child = spawn('script', ['-qec', `tty; ${lineOf(file)}`, '/dev/null'], { env });
      let shown = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (shown += text));
      const gone = new Promise((resolve) => child.once('close', resolve));
      const modes = () => {
        const [terminal = ''] = /\/dev\/pts\/\d+/.exec(shown) ?? [];
        return spawnSync('stty', ['-F', terminal, '-a'], { encoding: 'utf8' }).stdout;
      };
      const type = (text: string) => void child.stdin.write(text);
      if (typedFirst) type(typedFirst);
      await expect.poll(() => shown, { timeout: 10_000 }).toContain('100%');
      // A terminal echoes what comes before the echo is off.
      await expect.poll(modes).toMatch(/-echo\b/);
      return { type, gone, shown: () => shown };
    }

    it('shows nothing of a password that is typed at a terminal', async () => {
      const terminal = await atTerminal((file) => [...shell, `'${file}'`].join(' '));
      terminal.type('hidden-word\r');
      await terminal.gone;
      expect(bodies).toMatchObject([{ password: 'hidden-word' }]);
      expect(terminal.shown()).not.toContain('hidden');
      expect(terminal.shown()).not.toContain(token);
    });

    it('leaves the terminal as it was when Ctrl+C ends the question', async () => {
      const file = join(folder, 'pasted');
      const terminal = await atTerminal(() => [...shell, '-i'].join(' '), `. '${file}'\r`);
      terminal.type('\u0003');
      // Apart, as a line editor may drop what comes with Ctrl+C.
      const back = () => terminal.shown().split('100%').at(-1) ?? '';
      await expect.poll(back).toMatch(/[$%>#] *\S*$/);
      terminal.type('stty -a; echo do""ne\r');
      await expect.poll(back).toContain('done');
      expect(back()).toMatch(/ echo /);
      expect(bodies).toEqual([]);
      terminal.type('exit\r');
      await terminal.gone;
    });
  });
});

describe('PowerShell and cmd, by their rules', () => {
  const input: AskingInput = {
    shell: 'powershell',
    options: ['--noproxy', '*', '-H', '@C:\\Users\\an a\\helper.header'],
    url: `https://hub.example/it's/%41"b/`,
    fields: [{ name: 'username', value: hostile.join('|') }, typed('password')],
    variable: 'JWT_TOKEN',
  };
  const meant = [
    `Pass "word" of it's 100%`,
    hostile.join('|'),
    '*',
    '@C:\\Users\\an a\\helper.header',
    `https://hub.example/it's/%41"b/`,
  ];

  it('quotes every value in PowerShell, which asks for a secure string', () => {
    const { texts, rest } = readPowerShellScript(askingCommand(input));
    for (const text of meant) expect(texts).toContain(text);
    expect(rest).toContain('-AsSecureString');
    expect(rest).toMatch(/^& \{\n[^]*\n\}$/);
    expect(rest).not.toMatch(/hub\.example|ünï|helper\.header/);
  });

  it('hands cmd a script with nothing in it that cmd acts on', () => {
    const line = askingCommand({ ...input, shell: 'cmd' });
    const [, script = ''] = /-Command "([^"]*)"`\) do @set "JWT_TOKEN=%t"$/.exec(line) ?? [];
    expect(script).not.toMatch(/[`%!\n]/);
    expect(expandPercents(script, { PATH: 'x', '41': 'y' })).toBe(script);
    expect(removeCarets(`"${script}"`)).toBe(`"${script}"`);
    const { texts } = readPowerShellScript(script);
    for (const text of meant) expect(texts).toContain(text);
  });
});
