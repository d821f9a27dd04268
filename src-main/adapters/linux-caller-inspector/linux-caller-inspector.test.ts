import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallerConnection } from '../../domain/caller.ts';
import { LinuxCallerInspector } from './linux-caller-inspector.ts';
import { readStat } from './process-stat.ts';
import { scriptOf } from './script-of.ts';
import { inodeOf } from './socket-table.ts';

const row = (local: string, remote: string, state = '01', inode = '777') =>
  `   0: ${local} ${remote} ${state} 00000000:00000000 00:00000000 00000000  1000        0 ${inode} 1 x`;
const head = '  sl  local_address rem_address   st …';

describe('the tables of sockets', () => {
  it.each([
    [row('0100007F:1F90', '0100007F:0050'), '777'],
    [row('0000000000000000FFFF00000100007F:1F90', '0000000000000000FFFF00000100007F:0050'), '777'],
    [row('0100007F:0050', '0100007F:1F90'), null],
    [row('0100007F:1F90', '0100007F:0050', '06'), null],
    [row('0100007F:1F90', '0100007F:0050', '01', '0'), null],
    [row('0200007F:1F90', '0100007F:0050'), null],
    ['garbage', null],
  ])('%s', (line, inode) => {
    expect(inodeOf(`${head}\n${line}\n`, 8080, 80)).toBe(inode);
  });
});

it('reads a name with brackets and blanks, and nothing of what is no line', () => {
  const rest = `S 12 ${Array.from({ length: 17 }, () => 0).join(' ')} 4242 9`;
  expect(readStat(`7 (odd) name (x)) ${rest}`)).toEqual({
    name: 'odd) name (x)',
    parent: 12,
    startTime: '4242',
  });
  expect(readStat('')).toBeNull();
  expect(readStat('7 (x) S')).toBeNull();
});

it.each([
  ['/usr/bin/bash', ['bash', '-x', './run.sh', '--password', 'p'], './run.sh'],
  ['/usr/bin/bash', ['bash', '-c', 'curl -u me:secret'], null],
  ['/usr/bin/python3.11', ['python3', '-m', 'http.server'], null],
  ['/usr/bin/node', ['node', '--eval', 'x'], null],
  ['/usr/bin/curl', ['curl', 'http://x/'], null],
  [null, ['sh', 'x'], null],
])('of %s %j the script is %s', (executable, args, script) => {
  expect(scriptOf(executable, args)).toBe(script);
});

describe.runIf(process.platform === 'linux')('on this system', () => {
  let folder: string;
  let server: Server;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hubkey-callers-'));
    server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  afterEach(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  it('names the program that calls, and those that started it', async () => {
    const { port } = server.address() as AddressInfo;
    const script = join(folder, 'ask me.sh');
    writeFileSync(script, `curl -s -H 'X: secret' http://127.0.0.1:${port}/ || true\n`);
    const child = spawn('bash', [script], { stdio: 'ignore' });
    const connection = await new Promise<CallerConnection>((done) => {
      server.once('connection', ({ remotePort = 0, localPort = 0 }) =>
        done({ door: 'tcp', remotePort, localPort }),
      );
    });
    const inspector = new LinuxCallerInspector();
    const facts = await inspector.inspect(connection);
    if (facts.known === 'nothing') throw new Error(facts.why);
    const parents = await inspector.parentsOf(facts.program);
    const parentsOfAnother = await inspector.parentsOf({ ...facts.program, startTime: '1' });
    child.kill();
    expect(facts.program).toMatchObject({ name: 'curl', script: null });
    expect(parents[0]).toMatchObject({ name: 'bash', pid: child.pid, script });
    expect(parents[1]?.pid).toBe(process.pid);
    expect(parentsOfAnother).toEqual([]);
    expect(facts.program.executable).toMatch(/\/curl$/);
    expect(JSON.stringify([facts, parents])).not.toContain('secret');
  });

  it('claims nothing of a connection that two programs hold', async () => {
    const { port } = server.address() as AddressInfo;
    const script = `exec 3<>/dev/tcp/127.0.0.1/${port}; sleep 5 & wait`;
    const child = spawn('bash', ['-c', script], { stdio: 'ignore', detached: true });
    const connection = await new Promise<CallerConnection>((done) => {
      server.once('connection', ({ remotePort = 0, localPort = 0 }) =>
        done({ door: 'tcp', remotePort, localPort }),
      );
    });
    const shared = { known: 'nothing', why: 'shared' };
    try {
      await vi.waitFor(async () => {
        expect(await new LinuxCallerInspector().inspect(connection)).toEqual(shared);
      });
    } finally {
      process.kill(-(child.pid ?? 0));
    }
  });

  it('claims nothing of the socket, and of what is not there', async () => {
    const inspector = new LinuxCallerInspector();
    expect(await inspector.inspect({ door: 'socket' })).toEqual({
      known: 'nothing',
      why: 'socket',
    });
    const nobody = { door: 'tcp', remotePort: 1, localPort: 2 } as const;
    expect(await inspector.inspect(nobody)).toEqual({ known: 'nothing', why: 'hidden' });
  });
});
