import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useTestFolder } from '../testing/test-folder.ts';

const app = { isPackaged: true, getAppPath: () => '/src/hubkey', relaunch: vi.fn() };
vi.mock('electron', () => ({ app }));
const { startAgain } = await import('./start-again.ts');

let folder = '';
useTestFolder((made) => {
  folder = made;
});
const { argv, execPath } = process;
beforeEach(() => {
  app.relaunch.mockClear();
  app.isPackaged = true;
  process.argv = ['/tmp/.mount_H/hubkey', '--user-data-dir=/data', '--hidden', 'hubkey:settings'];
});
afterEach(() => {
  process.argv = argv;
  process.execPath = execPath;
  vi.unstubAllEnvs();
});

it('has Electron start it with its switches', () => {
  startAgain();
  expect(app.relaunch.mock.calls).toEqual([[{ args: ['--user-data-dir=/data'] }]]);
});

it('names the source’s folder where it isn’t a package', () => {
  app.isPackaged = false;
  startAgain();
  expect(app.relaunch.mock.calls).toEqual([[{ args: ['/src/hubkey', '--user-data-dir=/data'] }]]);
});

/** What runs is an AppImage, which is this text. */
function asAppImage(text: string): string {
  const file = join(folder, 'Hubkey-0.1.0.AppImage');
  const mounted = join(folder, 'mounted');
  mkdirSync(mounted);
  writeFileSync(file, text, { mode: 0o755 });
  vi.stubEnv('APPIMAGE', file);
  vi.stubEnv('APPDIR', mounted);
  vi.stubEnv('OWD', folder);
  process.execPath = join(mounted, 'hubkey');
  return file;
}

it('starts an AppImage by its file, without what its launcher said of this run', async () => {
  const said = 'printf "%s\\n" "$@" "$APPIMAGE$APPDIR$OWD." > "$0.new"; mv "$0.new" "$0.started"';
  const file = asAppImage(`#!/bin/sh\n${said}\n`);
  startAgain();
  await vi.waitFor(() => expect(existsSync(`${file}.started`)).toBe(true));
  expect(readFileSync(`${file}.started`, 'utf8')).toBe('--user-data-dir=/data\n.\n');
  expect(app.relaunch).not.toHaveBeenCalled();
});

it('bears an AppImage that can’t be started', async () => {
  chmodSync(asAppImage('#!/bin/sh\n'), 0o644);
  startAgain();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(app.relaunch).not.toHaveBeenCalled();
});
