import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { trayIcon, type TrayIconState } from './tray-icon.ts';

const states: TrayIconState[] = ['signed-in', 'attention', 'signed-out', 'unreachable', 'locked'];
const folder = 'resources/tray';

it.each(['linux', 'win32', 'darwin'] as const)('every file of %s exists', (platform) => {
  for (const state of states) {
    const icon = trayIcon(state, platform);
    const files = icon.kind === 'file' ? [icon.file] : icon.files.map(({ file }) => file);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(existsSync(join(folder, file)), file).toBe(true);
  }
});

it('no two states look the same', () => {
  const pictures = states.map((state) => readFileSync(join(folder, `${state}-22.png`), 'base64'));
  expect(new Set(pictures).size).toBe(states.length);
});

it('is a file with every size on Windows, which takes the first picture of any other', () => {
  const icon = trayIcon('locked', 'win32');
  if (icon.kind !== 'file') throw new Error('It is no file.');
  const bytes = readFileSync(join(folder, icon.file));
  const sizes = Array.from({ length: bytes.readUInt16LE(4) }, (_, at) => bytes[6 + 16 * at]);
  expect(sizes).toEqual([16, 20, 24, 32, 48]);
});
