import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from '../fixtures/leak-audit/audited-test.ts';
import { allPlaces, leaksIn } from '../fixtures/leak-audit/leak-audit.ts';

test('the audit finds a secret that is planted in each place', async ({ audit, userDataDir }) => {
  const secret = {
    name: 'planted',
    text: `${randomBytes(12).toString('hex')}"ä\\&/+${randomBytes(6).toString('hex')}`,
  };
  const { text } = secret;
  const hubkey = await audit.launch();
  const page = await hubkey.window();
  const { desktop, home, temp, wrongOrigin } = audit.things();
  const { env } = desktop;
  const plant = (folder: string | undefined, content: string | Buffer): void =>
    writeFileSync(join(folder ?? '', `core.planted-${process.pid}`), content);
  const core = join(process.cwd(), `core.planted-${process.pid}`);

  plant(userDataDir, JSON.stringify({ text }));
  plant(temp, Buffer.from(text, 'utf16le'));
  plant(home, Buffer.from(`user:${text}`).toString('base64'));
  plant(env['XDG_RUNTIME_DIR'], encodeURIComponent(text));
  plant(env['XDG_DATA_HOME'], text);
  plant(process.cwd(), text);
  const holders = [
    spawn('sh', ['-c', 'sleep 60', text], { stdio: 'ignore' }),
    spawn('sleep', ['60'], { stdio: 'ignore', env: { PATH: process.env['PATH'], SECRET: text } }),
  ];
  await desktop.clipboard.write(text, 'primary');
  await desktop.clipboard.write(text);
  await fetch(wrongOrigin.url, { headers: { 'x-token': encodeURIComponent(text) } });
  await page.evaluate((planted) => {
    document.body.dataset['planted'] = planted;
  }, text);
  await hubkey.electron.evaluate(({ BrowserWindow, Notification }, planted) => {
    console.log(planted);
    new Notification({ title: 'planted', body: planted }).show();
    BrowserWindow.getAllWindows()[0]?.setTitle(planted);
    Object.assign(globalThis, { planted });
  }, text);
  try {
    await expect
      .poll(async () => {
        const leaks = await leaksIn(allPlaces, audit.things(), [secret]);
        return allPlaces.filter((place) => !leaks.some((leak) => leak.place === place));
      })
      .toEqual([]);
  } finally {
    for (const holder of holders) holder.kill();
    rmSync(core);
  }
});
