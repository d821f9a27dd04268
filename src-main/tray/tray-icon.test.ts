import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { trayIconFiles, type TrayIconState } from './tray-icon.ts';

const states: TrayIconState[] = ['signed-in', 'attention', 'signed-out', 'unreachable', 'locked'];
const folder = 'resources/tray';

it.each(['linux', 'win32', 'darwin'] as const)('every file of %s exists', (platform) => {
  for (const state of states) {
    for (const { file } of trayIconFiles(state, platform)) {
      expect(existsSync(join(folder, file)), file).toBe(true);
    }
  }
});

it('no two states look the same', () => {
  const pictures = states.map((state) => readFileSync(join(folder, `${state}-22.png`), 'base64'));
  expect(new Set(pictures).size).toBe(states.length);
});
