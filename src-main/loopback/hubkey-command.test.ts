import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shells } from '../../e2e/fixtures/shells.ts';
import { commandScript } from '../testing/fake-helper.ts';
import { startProxy, type StandInProxy } from '../../e2e/hub/proxy.ts';

const words = [
  ['status'],
  ['header'],
  ['env', '--key', 'ci'],
  ['open', '--quick'],
  ['copy', 'header'],
  ['curl', '/api/jobs/'],
  ['curl', 'jobs', '-X', 'POST', '-d', '{}'],
];

describe('the hubkey command', () => {
  let folder: string;
  let proxy: StandInProxy;
  let asked = 0;
  const answer = createServer((request, response) => {
    asked += 1;
    request.resume();
    response.end('Authorization: Bearer x');
  });
  const local = createServer((request, response) => answer.emit('request', request, response));
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hubkey-command-'));
    proxy = await startProxy();
    await new Promise<void>((done) => answer.listen(0, '127.0.0.1', done));
    await new Promise<void>((done) => local.listen(join(folder, 's.sock'), done));
    writeFileSync(join(folder, 'helper.header'), 'Authorization: Bearer helper-token');
    writeFileSync(join(folder, '.curlrc'), `proxy = "${proxy.url}"`);
  });
  afterAll(async () => {
    answer.close();
    local.close();
    await proxy.stop();
    rmSync(folder, { recursive: true });
  });

  it.each(shells)('sends nothing to a proxy in %s', async (program, ...options) => {
    const { port } = answer.address() as AddressInfo;
    const env: NodeJS.ProcessEnv = { ...process.env, HOME: folder, NO_PROXY: '', no_proxy: '' };
    for (const name of ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'all_proxy', 'ALL_PROXY']) {
      env[name] = proxy.url;
    }
    env['HUBKEY_USER_DATA'] = folder;
    for (const socket of [null, join(folder, 's.sock')]) {
      const contact = { url: `http://127.0.0.1:${port}`, socket, pid: process.pid };
      writeFileSync(join(folder, 'helper.json'), JSON.stringify(contact));
      for (const args of words) {
        const before = asked;
        const err = await new Promise<string>((done) => {
          execFile(program, [...options, commandScript, ...args], { env }, (_e, _out, text) =>
            done(text),
          );
        });
        expect({ args, err, asked: asked - before, proxy: proxy.seen }).toEqual({
          args,
          err: '',
          asked: 1,
          proxy: [],
        });
      }
    }
  });
});

it('asks the helper past every proxy on Windows too', () => {
  const powershell = readFileSync(resolve('resources/bin/hubkey-command.ps1'), 'utf8');
  const calls = powershell.split('\n').filter((line) => /& curl\.exe/.test(line));
  expect(calls.map((line) => line.trim())).toEqual([
    "$Answer = @($Lines | & curl.exe -q --config '-')",
    '& curl.exe @Arguments "$($Helper.Url)/hub/$HubPart$Target" @Native',
  ]);
  expect(powershell).toContain(`(ConvertTo-Config 'noproxy' '*')`);
  expect(powershell).toMatch(/\$Arguments = @\('-sS', '--noproxy', '\*',/);
});

it('is shown past every proxy in the README', () => {
  const lines = readFileSync(resolve('README.md'), 'utf8').split('\n');
  const calls = lines.filter((line) => /^curl .*(helper\.header|--unix-socket)/.test(line));
  expect(calls.length).toBeGreaterThanOrEqual(4);
  for (const line of calls) expect(line).toContain(`--noproxy '*'`);
});

describe('hubkey doctor', () => {
  let folder: string;
  const stub = { checks: '{"checks":[]}', text: '[ok] Keychain: fine\n', failed: false };
  const server = createServer(({ url, headers }, response) => {
    const text = headers.accept === 'text/plain';
    if (stub.failed) response.setHeader('X-Hubkey-Exit', '1');
    response.end(url === '/v1/doctor' ? (text ? stub.text : stub.checks) : 'another call');
  });
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hubkey-doctor-'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  /** Leaves the helper's files as a Hubkey does that runs, or that ran with that pid. */
  function leave(pid: number, mode = 0o600): void {
    const { port } = server.address() as AddressInfo;
    const contact = { url: `http://127.0.0.1:${port}`, token: 'helper-token', socket: null, pid };
    for (const [name, text] of [
      ['helper.json', JSON.stringify(contact)],
      ['helper.header', 'Authorization: Bearer helper-token\n'],
    ] as const) {
      rmSync(join(folder, name), { force: true });
      writeFileSync(join(folder, name), text, { mode });
    }
  }

  const run = ([program = 'sh', ...options]: readonly string[], ...args: string[]) =>
    new Promise<{ code: number | null; out: string; err: string }>((done) => {
      const env = { ...process.env, HUBKEY_USER_DATA: folder };
      const child = execFile(
        program,
        [...options, commandScript, 'doctor', ...args],
        { env },
        (_error, out, err) => done({ code: child.exitCode, out, err }),
      );
    });

  describe.each(shells)('in %s', (...shell) => {
    it('prints the report, and ends with 1 where something failed', async () => {
      leave(process.pid);
      stub.text = '[ok]     Keychain: fine\n[failed] Helper: gone\n         → Start it.\n';
      stub.checks = '{"checks":[{"id":"helper","result":"failed"}]}';
      stub.failed = true;
      expect(await run(shell)).toEqual({ code: 1, out: stub.text, err: '' });
      expect(await run(shell, '--json')).toEqual({ code: 1, out: `${stub.checks}\n`, err: '' });
      stub.text = '[ok]        Keychain: nothing [failed] here\n[attention] Clock: off\n';
      stub.checks = '{"checks":[{"id":"clock","result":"attention"}]}';
      stub.failed = false;
      expect(await run(shell)).toEqual({ code: 0, out: stub.text, err: '' });
      expect(await run(shell, '--json')).toEqual({ code: 0, out: `${stub.checks}\n`, err: '' });
      expect((await run(shell, '--none')).code).toBe(2);
    });

    it('says what it can of a Hubkey that doesn’t run, and ends with 3', async () => {
      for (const name of ['helper.json', 'helper.header']) {
        rmSync(join(folder, name), { force: true });
      }
      const gone = await run(shell);
      expect(gone.code).toBe(3);
      expect(gone.err).toContain('Hubkey is not running. Start it');
      expect(gone.out).toContain('[failed]    Hubkey: It isn’t running');
      expect(gone.out).toContain('[ok]        curl: It is installed.');
      // No process has a pid beyond what Linux gives out.
      leave(2 ** 22 + 1);
      const left = await run(shell);
      expect(left.code).toBe(3);
      expect(left.out).toContain(
        '[attention] helper.json: It was left behind when Hubkey was stopped.',
      );
      leave(2 ** 22 + 1, 0o644);
      const open = await run(shell, '--json');
      expect(open.code).toBe(3);
      const { checks } = JSON.parse(open.out) as { checks: { id: string; result: string }[] };
      expect(checks.map(({ id, result }) => `${id} ${result}`)).toEqual([
        'hubkey failed',
        'curl ok',
        'helper.json failed',
        'helper.header failed',
      ]);
      expect(`${left.out}${open.out}`).not.toContain('helper-token');
    });
  });
});
