import type { Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hubkey } from '../fixtures/hubkey.ts';
import { TrayHost } from '../fixtures/tray-host.ts';
import type { StandInHub } from '../hub/hub.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

/** Measures something in a Hubkey that is signed in to a Hub, and ends both. */
export async function withWindow<Value>(
  runtime: string,
  hub: StandInHub,
  measure: (page: Page, hubkey: Hubkey) => Promise<Value>,
): Promise<Value> {
  const host = await TrayHost.start(process.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  const data = mkdtempSync(join(tmpdir(), 'hubkey-bench-'));
  const hubkey = await Hubkey.launch(runtime, data, process.env);
  try {
    const page = await hubkey.window();
    await new SignInPage(page).signIn(hub);
    return await measure(page, hubkey);
  } finally {
    await hubkey.quit();
    await hub.stop();
    await host.stop();
    rmSync(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
