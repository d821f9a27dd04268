import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { helperUnderTest } from '../testing/helper-under-test.ts';

const on = helperUnderTest();
const { contact, open, raw, port } = on;

describe('how to reach it', () => {
  it('is written for its owner alone', () => {
    const data = (name: string) => join(on.folder, 'data', name);
    expect(contact()).toMatchObject({ version: 1, pid: process.pid });
    expect(contact().url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(readFileSync(data('helper.header'), 'utf8')).toBe(
      `Authorization: Bearer ${contact().token}\n`,
    );
    for (const file of [data('helper.json'), data('helper.header'), contact().socket]) {
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }
    expect(statSync(join(contact().socket, '..')).mode & 0o777).toBe(0o700);
  });

  it('stays its owner’s where the process lets everyone in', async () => {
    await on.helper.stop();
    rmSync(on.folder, { recursive: true });
    const umaskBefore = process.umask(0);
    try {
      on.helper = await open();
    } finally {
      process.umask(umaskBefore);
    }
    const modeOf = (path: string) => statSync(path).mode & 0o777;
    const { socket } = contact();
    expect([join(on.folder, 'data'), join(socket, '..')].map(modeOf)).toEqual([0o700, 0o700]);
    const files = ['helper.json', 'helper.header'].map((name) => join(on.folder, 'data', name));
    expect([...files, socket].map(modeOf)).toEqual([0o600, 0o600, 0o600]);
  });

  it('is gone when it stops, and another run’s files are left alone', async () => {
    await on.helper.stop();
    expect(existsSync(join(on.folder, 'data', 'helper.json'))).toBe(false);
    on.helper = await open();
    writeFileSync(join(on.folder, 'data', 'helper.json'), '{}');
    await on.helper.stop();
    expect(existsSync(join(on.folder, 'data', 'helper.json'))).toBe(true);
  });

  it('keeps its port over an unclean end, and takes another where that one is taken', async () => {
    const first = contact();
    const left = readFileSync(join(on.folder, 'data', 'helper.json'));
    await on.helper.stop();
    writeFileSync(join(on.folder, 'data', 'helper.json'), left);
    on.helper = await open();
    expect(contact().url).toBe(first.url);
    expect(contact().token).not.toBe(first.token);
    const second = await open();
    expect(contact().url).not.toBe(first.url);
    await second.stop();
  });

  it('puts the socket beside its files where the runtime folder can’t be used', async () => {
    await on.helper.stop();
    const noFolder = join(on.folder, 'a-file');
    writeFileSync(noFolder, '');
    const tooLong = join(on.folder, 'x'.repeat(100));
    for (const runtimeDir of [noFolder, tooLong, 'relative']) {
      on.helper = await open(runtimeDir);
      expect(contact().socket).toBe(join(on.folder, 'data', 'helper', 'helper.sock'));
      expect(statSync(contact().socket).mode & 0o777).toBe(0o600);
      await on.helper.stop();
    }
  });

  it('never takes the place of a socket that somebody lives on', async () => {
    const { socket } = contact();
    const other = await open();
    const first = await raw(
      'GET /v1/status HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
      'socket',
    );
    expect(contact().socket).not.toBe(socket);
    expect(first).toMatch(/^HTTP\/1.1 200 /);
    expect(existsSync(socket)).toBe(true);
    await other.stop();
    expect(existsSync(socket)).toBe(true);
  });

  it('listens on loopback alone', async () => {
    const refused = await new Promise((resolve) => {
      const asked = request({ host: '127.0.0.2', port: port(), path: '/v1/status' });
      asked.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
      asked.on('response', () => resolve('answered'));
      asked.end();
    });
    expect(refused).toBe('ECONNREFUSED');
  });
});
