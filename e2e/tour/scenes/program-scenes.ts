import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { runProgram } from '../../fixtures/run-program.ts';
import { ConsentPage } from '../../pages/consent-page.ts';
import { SettingsPage } from '../../pages/settings-page.ts';
import { screen, type Scene } from '../scene.ts';
import type { Stage } from '../stage.ts';

/** A script that asks Hubkey for something, as people write them. */
async function ask({ page, hubkey }: Stage, name: string, call: string): Promise<void> {
  const path = join(hubkey.userDataDir, name);
  writeFileSync(path, `#!/bin/sh\ncurl -sS --noproxy '*' --unix-socket "$SOCKET" ${call}\n`);
  await expect.poll(() => hubkey.helperFile()?.pid).toBe(hubkey.pid);
  void runProgram('sh', [path], { SOCKET: hubkey.helperFile()?.socket ?? '' });
  await expect(new ConsentPage(page).allowButton).toBeEnabled();
}

export const programScenes: readonly Scene[] = [
  { name: '', show: screen('Copy') },
  {
    name: 'consent',
    show: (stage) => ask(stage, 'report.sh', 'http://localhost/v1/header'),
  },
  {
    name: 'consent-details',
    show: ({ page }) => page.locator('dialog summary').click(),
  },
  {
    name: 'consent-change',
    show: async (stage) => {
      await new ConsentPage(stage.page).allow('15 minutes');
      await ask(stage, 'deploy.sh', '-X DELETE http://localhost/hub/-/api/jobs/12/');
      await new ConsentPage(stage.page).howLong.selectOption('15 minutes');
    },
  },
  {
    name: 'settings-programs-decided',
    show: async ({ page }) => {
      await new ConsentPage(page).deny.click();
      await new SettingsPage(page).open('Programs');
      await page.getByRole('list', { name: 'Denied programs' }).waitFor();
    },
  },
];
