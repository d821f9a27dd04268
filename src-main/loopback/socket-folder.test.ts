import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { CoreRig } from '../testing/core-rig.ts';
import { makeFolder, modeOf, useTestFolder } from '../testing/test-folder.ts';
import { tryHelper } from '../testing/start-helper.ts';
import type { HelperServer } from './helper-server.ts';

let base: string;
const running: HelperServer[] = [];
useTestFolder(
  (made) => {
    base = made;
  },
  { openToAll: true },
);
afterEach(async () => {
  for (const helper of running.splice(0)) await helper.stop();
});

const at = (...names: string[]) => join(base, ...names);
const folder = (mode: number, ...names: string[]) => makeFolder(at(...names), mode);
const ownSocket = () => at('data', 'helper', 'helper.sock');

async function open(runtimeDir: string) {
  const rig = new CoreRig();
  const started = await tryHelper(rig, at('data'), { runtimeDir });
  if (started.ok) running.push(started.value);
  return started;
}

/** The status of `/v1/status` through a socket. */
const asked = (socketPath: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const call = request({ socketPath, path: '/v1/status' }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    call.on('error', reject).end();
  });

it('is where the runtime folder says, sealed, under any umask', async () => {
  const opened = await open(folder(0o700, 'run'));
  expect(opened).toMatchObject({ ok: true, value: { unsafeRuntimeDir: null } });
  const socket = opened.ok ? (opened.value.address.socket ?? '') : '';
  expect(socket).toContain(at('run', 'hubkey'));
  expect([socket, join(socket, '..'), at('run', 'hubkey')].map(modeOf)).toEqual([
    0o600, 0o700, 0o700,
  ]);
});

describe('an unsafe runtime folder is named and left alone, and the helper works beside its files', () => {
  const unsafe: Record<string, { make: () => string; problem: () => object }> = {
    'that everyone writes to': {
      make: () => folder(0o777, 'run'),
      problem: () => ({ kind: 'writable', path: at('run') }),
    },
    'that a group writes to': {
      make: () => folder(0o770, 'run'),
      problem: () => ({ kind: 'writable', path: at('run') }),
    },
    'with a folder of Hubkey’s name that everyone writes to': {
      make: () => {
        folder(0o700, 'run');
        folder(0o777, 'run', 'hubkey');
        return at('run');
      },
      problem: () => ({ kind: 'writable', path: at('run', 'hubkey') }),
    },
    'with a link that anyone could have planted': {
      make: () => {
        folder(0o1777, 'run');
        symlinkSync(at('victim'), at('run', 'hubkey'));
        return at('run');
      },
      problem: () => ({ kind: 'link', path: at('run', 'hubkey') }),
    },
    'that is a link among what everyone writes to': {
      make: () => {
        folder(0o1777, 'shared');
        symlinkSync(at('victim'), at('shared', 'run'));
        return at('shared', 'run');
      },
      problem: () => ({ kind: 'link', path: at('shared', 'run') }),
    },
    'of another user': {
      make: () => {
        const theirs = folder(0o755, 'run');
        if (process.getuid?.() === 0) chownSync(theirs, 12_345, 12_345);
        else chmodSync(theirs, 0o777);
        return theirs;
      },
      problem: () => ({
        kind: process.getuid?.() === 0 ? 'foreign' : 'writable',
        path: at('run'),
      }),
    },
  };

  it.each(Object.entries(unsafe))('%s', async (_what, { make, problem }) => {
    folder(0o755, 'victim');
    mkdirSync(at('victim', 'helper.sock'));
    writeFileSync(at('victim', 'file'), 'theirs', { mode: 0o644 });
    const runtimeDir = make();
    const before = { mode: modeOf(runtimeDir), names: readdirSync(runtimeDir) };
    const opened = await open(runtimeDir);
    expect(opened).toMatchObject({
      ok: true,
      value: { unsafeRuntimeDir: problem(), address: { socket: ownSocket() } },
    });
    expect({ mode: modeOf(runtimeDir), names: readdirSync(runtimeDir) }).toEqual(before);
    expect(modeOf(at('victim'))).toBe(0o755);
    expect(readdirSync(at('victim')).sort()).toEqual(['file', 'helper.sock']);
    expect([modeOf(ownSocket()), modeOf(at('data', 'helper'))]).toEqual([0o600, 0o700]);
    expect(await asked(ownSocket())).toBe(200);
  });
});

describe('a user-data folder that others can change', () => {
  it('gets no token', async () => {
    folder(0o777, 'data');
    expect(await open(folder(0o700, 'run'))).toEqual({ ok: false, problem: 'failed' });
    expect(readdirSync(at('data'))).toEqual([]);
    expect(modeOf(at('data'))).toBe(0o777);
  });
});

it('replaces links in the place of helper.json and helper.header, and reads through none', async () => {
  folder(0o700, 'data');
  const victim = at('victim');
  writeFileSync(victim, '{"url":"http://127.0.0.1:9"}', { mode: 0o644 });
  for (const name of ['helper.json', 'helper.header']) symlinkSync(victim, at('data', name));
  expect((await open(folder(0o700, 'run'))).ok).toBe(true);
  expect(readFileSync(victim, 'utf8')).toBe('{"url":"http://127.0.0.1:9"}');
  expect(modeOf(victim)).toBe(0o644);
  for (const name of ['helper.json', 'helper.header']) {
    expect(statSync(at('data', name)).mode & 0o777).toBe(0o600);
    expect(readFileSync(at('data', name), 'utf8')).not.toContain('127.0.0.1:9');
  }
  for (const helper of running.splice(0)) await helper.stop();
  expect(existsSync(at('data', 'helper.json'))).toBe(false);
  expect(existsSync(victim)).toBe(true);
});
