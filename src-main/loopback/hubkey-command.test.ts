import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProxy, type StandInProxy } from '../../e2e/hub/proxy.ts';

const script = resolve('resources/bin/hubkey');
const shells = [['dash'], ['bash', '--posix'], ['zsh'], ['busybox', 'sh']].filter(
  ([program = '']) => spawnSync(program, ['-c', ':'], { stdio: 'ignore' }).error === undefined,
);
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
          execFile(program, [...options, script, ...args], { env }, (_e, _out, text) => done(text));
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
  const powershell = readFileSync(resolve('resources/bin/hubkey.ps1'), 'utf8');
  const calls = powershell.split('\n').filter((line) => /& curl\.exe/.test(line));
  expect(calls.map((line) => line.trim())).toEqual([
    '$Answer = @($Lines | & curl.exe -q --config -)',
    '& curl.exe @Arguments "$($Helper.Url)/hub/$Place$Target" @Words',
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
