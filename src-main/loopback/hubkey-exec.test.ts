import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processesHolding } from '../../e2e/fixtures/traces.ts';
import { shells } from '../../e2e/fixtures/shells.ts';
import { commandScript, FakeHelper } from '../testing/fake-helper.ts';

const odd = `we'ird "näme" $(x) \\ & 🔑 %20 /`;
const secret = `${randomBytes(12).toString('hex')}.'"$(x)\\ä`;

let helper: FakeHelper;
let script: string;
beforeAll(async () => {
  helper = await new FakeHelper().start();
  helper.answer = ({ url }) => ({
    body: `HUB_URL=https://hub.example.com:8443\n${url.includes('key=') ? 'API_KEY' : 'JWT_TOKEN'}=${secret}\n`,
  });
  script = join(helper.folder, 'child.cjs');
  writeFileSync(
    script,
    `const { HUB_URL, JWT_TOKEN, API_KEY, ...others } = process.env;
     process.stdout.write(JSON.stringify({ HUB_URL, JWT_TOKEN, API_KEY, words: process.argv.slice(2),
       others: Object.keys(others).filter((name) => others[name].includes(JWT_TOKEN ?? API_KEY)),
       mine: [others.answer, others.profile, others.key, others.command, others.url], pid: process.ppid }));
     process.exit(Number(process.argv[2]) || 0);`,
  );
});
afterAll(() => helper.stop());

describe.each(shells)('hubkey exec in %s', (...shell) => {
  const exec = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    helper.run(shell, ['exec', ...args], env);

  it('gives the credential to the command alone, and ends as it ends', async () => {
    // Variables that the script uses itself, as the caller may have exported them.
    const mine = { answer: 'a', profile: 'b', key: 'c', command: 'd', url: 'e' };
    const ran = await exec(['--', process.execPath, script, '7', odd, '', '--key'], {
      ...mine,
      API_KEY: 'an older one',
    });
    expect(ran).toMatchObject({ code: 7, err: '' });
    expect(JSON.parse(ran.out)).toMatchObject({
      HUB_URL: 'https://hub.example.com:8443',
      JWT_TOKEN: secret,
      words: ['7', odd, '', '--key'],
      others: [],
      mine: Object.values(mine),
    });
    expect(JSON.parse(ran.out)).not.toHaveProperty('API_KEY');
    const keyed = await exec(['--profile', odd, `--key=${odd}`, '--', process.execPath, script]);
    expect(JSON.parse(keyed.out)).toMatchObject({ API_KEY: secret, others: [] });
    expect(JSON.parse(keyed.out)).not.toHaveProperty('JWT_TOKEN');
    expect(
      helper.taken().map(({ method, url }) => `${method} ${new URL(url, 'http://x').pathname}`),
    ).toEqual(['GET /v1/environment', 'GET /v1/environment']);
  });

  it('has the command as the same process, so that signals reach it and no other holds the credential', async () => {
    const [program = 'sh', ...options] = shell;
    const env = { ...process.env, HUBKEY_USER_DATA: helper.folder };
    const words = [
      'exec',
      '--',
      process.execPath,
      '-e',
      'console.log(process.pid);setInterval(()=>0,1e3)',
    ];
    let holding: string[] = [];
    const ended = await new Promise<[pid: number | undefined, said: string, signal: string | null]>(
      (done) => {
        const child = execFile(program, [...options, commandScript, ...words], { env });
        let said = '';
        child.stdout?.on('data', (text: string) => {
          said += text;
          holding = processesHolding([secret]);
          child.kill('SIGTERM');
        });
        child.once('close', (_code, signal) => done([child.pid, said.trim(), signal]));
      },
    );
    expect(ended).toEqual([ended[0], String(ended[0]), 'SIGTERM']);
    if (process.platform === 'linux') expect(holding).toEqual([`${ended[0] ?? ''} environ`]);
    helper.taken();
  });

  it('asks for nothing where there is no such program, and names what is wrong', async () => {
    const none = await exec(['--', 'no-such-program-here']);
    expect(none).toEqual({
      code: 127,
      out: '',
      err: 'hubkey: There is no program “no-such-program-here”.\n',
    });
    expect(await exec([])).toMatchObject({ code: 2, out: '' });
    expect(await exec(['--json', '--', 'true'])).toMatchObject({ code: 2, out: '' });
    expect(await exec(['--key', 'a\nb', '--', 'true'])).toMatchObject({ code: 2, out: '' });
    expect(helper.taken()).toEqual([]);
    expect((await exec(['--help'])).out).toContain('Exit codes:');
    expect(await exec(['--', 'true'], { HUBKEY_USER_DATA: '/nonexistent' })).toMatchObject({
      code: 3,
    });
    expect(helper.taken()).toEqual([]);
    // Functions of the script, what the shell has itself and what can't be run are no programs.
    for (const name of [
      'usage',
      'say',
      'command',
      'exit',
      '/etc/passwd',
      '/',
      '',
      'a\u001b[31mx',
    ]) {
      const { code, out, err } = await exec(['--', name]);
      expect({ name, code, out }).toEqual({ name, code: 127, out: '' });
      expect(err).toMatch(/^hubkey: There is no (such program\.|program “[ -~]*”\.)\n$/);
    }
    expect(helper.taken()).toEqual([]);
  });

  it('has curl started by the process that has its caller for a parent', async () => {
    // Hubkey names the script that asks by its open file, which a shell that was forked may not have.
    const parents = join(helper.folder, 'parents');
    const folder = join(helper.folder, 'curl');
    mkdirSync(folder, { recursive: true });
    const curl = execFileSync('sh', ['-c', 'command -v curl'], { encoding: 'utf8' }).trim();
    writeFileSync(join(folder, 'curl'), `#!/bin/sh\necho $PPID >'${parents}'\nexec ${curl} "$@"\n`);
    chmodSync(join(folder, 'curl'), 0o755);
    const env = { PATH: `${folder}:${process.env['PATH'] ?? ''}` };
    const ran = await exec(['--', 'sh', '-c', 'echo $$'], env);
    expect(readFileSync(parents, 'utf8')).toBe(ran.out);
    helper.taken();
  });

  it('runs nothing where Hubkey refused, or gave something else', async () => {
    const { answer } = helper;
    const ran = join(helper.folder, 'ran');
    writeFileSync(ran, '');
    const touching = ['--', 'sh', '-c', `echo x >>'${ran}'`];
    for (const [body, status, code] of [
      ['{"error":{"kind":"sign-in-needed","message":"Sign in."}}', 401, 4],
      ['{"error":{"kind":"not-allowed","message":"No."}}', 403, 1],
      ['HUB_URL=https://x\n', 200, 1],
      ['JWT_TOKEN=x\nHUB_URL=https://x\n', 200, 1],
      ['HUB_URL=https://x\nJWT_TOKEN=x\nLD_PRELOAD=/x\n', 200, 1],
    ] as const) {
      helper.answer = () => ({ status, body });
      expect(await exec(touching)).toMatchObject({ code, out: '' });
    }
    helper.answer = answer;
    expect(readFileSync(ran, 'utf8')).toBe('');
    expect(await exec(touching)).toMatchObject({ code: 0 });
    expect(readFileSync(ran, 'utf8')).toBe('x\n');
    helper.taken();
  });
});
