import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import dbus from 'dbus-next';
import { expect, it } from 'vitest';
import { findKeychainProgram } from './keychain-program.ts';

it('names the process that owns the Secret Service', async () => {
  const daemon = spawn('dbus-daemon', ['--session', '--print-address', '--nofork', '--nopidfile']);
  const address = await new Promise<string>((resolve) =>
    daemon.stdout.once('data', (line: Buffer) => resolve(line.toString().trim())),
  );
  expect(await findKeychainProgram('linux', address)).toBeNull();
  const bus = dbus.sessionBus({ busAddress: address });
  await bus.requestName('org.freedesktop.secrets', 0);
  const own = readFileSync('/proc/self/comm', 'utf8').trim();
  expect(await findKeychainProgram('linux', address)).toEqual({ kind: 'other', name: own });
  bus.disconnect();
  const gone = new Promise((resolve) => daemon.once('exit', resolve));
  daemon.kill();
  await gone;
});

it('knows those of other systems, and nothing without a bus', async () => {
  expect(await findKeychainProgram('darwin')).toEqual({ kind: 'macos' });
  expect(await findKeychainProgram('win32')).toEqual({ kind: 'windows' });
  expect(await findKeychainProgram('linux', 'unix:path=/nonexistent')).toBeNull();
});
