import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { useTestFolder } from '../testing/test-folder.ts';
import { UserTerminalCommands, type CommandLocations } from './user-terminal-commands.ts';

let folder: string;
let to: string;
useTestFolder((made) => {
  folder = made;
  to = join(folder, 'bin');
});

const commands = (change: Partial<CommandLocations> = {}) =>
  new UserTerminalCommands({
    from: resolve('resources/bin'),
    to,
    extras: [],
    platform: 'linux',
    path: `/usr/bin:${to}`,
    vanishing: false,
    ...change,
  });

it('links the command, says where, and takes it away again', async () => {
  const path = join(to, 'hubkey');
  expect(await commands().status()).toEqual({ path, state: 'absent', onPath: true, extras: [] });
  expect(await commands().install()).toEqual({
    ok: true,
    value: { path, state: 'installed', onPath: true, extras: [] },
  });
  expect(lstatSync(path).isSymbolicLink()).toBe(true);
  expect(readFileSync(path, 'utf8')).toMatch(/^#!\/bin\/sh/);
  expect((await commands().install()).ok).toBe(true);
  expect(await commands().remove()).toMatchObject({ value: { state: 'absent' } });
  expect(existsSync(path)).toBe(false);
});

it('copies where a link would lead nowhere, and renews an old copy', async () => {
  const vanishing = commands({ vanishing: true });
  await vanishing.install();
  expect(lstatSync(join(to, 'hubkey')).isFile()).toBe(true);
  writeFileSync(join(to, 'hubkey'), '#!/bin/sh\n# Hubkey’s command, an older one\n');
  expect(await vanishing.status()).toMatchObject({ state: 'absent' });
  expect(await vanishing.install()).toMatchObject({ value: { state: 'installed' } });
});

it('copies the words of other languages with it, and takes them away again', async () => {
  const vanishing = commands({ vanishing: true });
  const words = join(to, 'hubkey-words');
  await vanishing.install();
  const all = readdirSync(resolve('resources/bin/hubkey-words'));
  expect(all).toContain('de.txt');
  expect(readdirSync(words)).toEqual(all);
  writeFileSync(join(words, 'de.txt'), '# The words of an older hubkey command\n');
  expect(await vanishing.status()).toMatchObject({ state: 'absent' });
  await vanishing.install();
  expect(await vanishing.remove()).toMatchObject({ value: { state: 'absent' } });
  expect(existsSync(words)).toBe(false);
});

it('takes away words that an earlier copy left, but nothing else there', async () => {
  await commands({ vanishing: true }).install();
  writeFileSync(join(to, 'hubkey-words', 'mine.txt'), '');
  await commands().install();
  await commands().remove();
  expect(readdirSync(join(to, 'hubkey-words'))).toEqual(['mine.txt']);
});

it('leaves a file alone that is not its own', async () => {
  mkdirSync(to);
  writeFileSync(join(to, 'hubkey'), '#!/bin/sh\necho another\n');
  expect(await commands().install()).toEqual({ ok: false, problem: 'other' });
  expect(await commands().remove()).toEqual({ ok: false, problem: 'other' });
  expect(readFileSync(join(to, 'hubkey'), 'utf8')).toContain('another');
});

it('says that terminals don’t look there, and that it could not be written', async () => {
  expect(await commands({ path: '/usr/bin' }).status()).toMatchObject({ onPath: false });
  writeFileSync(to, '');
  expect(await commands().install()).toEqual({ ok: false, problem: 'failed' });
});

it('takes both files on Windows', async () => {
  const windows = commands({ platform: 'win32' });
  expect(await windows.install()).toMatchObject({ value: { state: 'installed' } });
  expect(existsSync(join(to, 'hubkey.cmd'))).toBe(true);
  expect(existsSync(join(to, 'hubkey-command.ps1'))).toBe(true);
  expect(existsSync(join(to, 'hubkey-words', 'ja.txt'))).toBe(true);
});

it('leaves no script of an earlier version that PowerShell would prefer, but one of somebody else’s', async () => {
  const windows = commands({ platform: 'win32' });
  const former = join(to, 'hubkey.ps1');
  mkdirSync(to);
  writeFileSync(former, "# Hubkey's command for PowerShell\n", { mode: 0o600 });
  await windows.install();
  expect(existsSync(former)).toBe(false);
  writeFileSync(former, 'Write-Output another\n', { mode: 0o600 });
  await windows.install();
  await windows.remove();
  expect(existsSync(former)).toBe(true);
});

it('installs and removes man page and completions with it, but for a file that is not its own', async () => {
  const man = join(folder, 'man', 'man1', 'hubkey.1');
  const bash = join(folder, 'completions', 'hubkey');
  mkdirSync(join(folder, 'completions'));
  writeFileSync(bash, 'complete -W "one two" another\n');
  const withExtras = commands({
    extras: [
      { kind: 'man', from: resolve('resources/man/hubkey.1'), to: man },
      { kind: 'bash', from: resolve('resources/completions/hubkey.bash'), to: bash },
    ],
  });
  expect(await withExtras.install()).toMatchObject({
    value: {
      state: 'installed',
      extras: [
        { kind: 'man', path: man, state: 'installed' },
        { kind: 'bash', path: bash, state: 'other' },
      ],
    },
  });
  expect(readFileSync(man, 'utf8')).toMatch(/^\.TH HUBKEY/);
  expect(await withExtras.remove()).toMatchObject({
    value: { state: 'absent', extras: [{ state: 'absent' }, { state: 'other' }] },
  });
  expect(readFileSync(bash, 'utf8')).toContain('another');
});
