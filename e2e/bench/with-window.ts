import type { Page } from '@playwright/test';
import { Hubkey } from '../fixtures/hubkey.ts';
import { TrayHost } from '../fixtures/tray-host.ts';
import type { StandInHub } from '../hub/hub.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { removeFolder, temporaryFolder } from './folders.ts';

/** Measures something in a Hubkey that is signed in to a Hub, and ends both. */
export async function withWindow<Value>(
  runtime: string,
  hub: StandInHub,
  measure: (page: Page, hubkey: Hubkey, host: TrayHost) => Promise<Value>,
): Promise<Value> {
  const host = await TrayHost.start(process.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  const data = temporaryFolder();
  const hubkey = await Hubkey.launch(runtime, data, process.env);
  try {
    const page = await hubkey.window();
    await new SignInPage(page).signIn(hub);
    return await measure(page, hubkey, host);
  } finally {
    await hubkey.quit();
    await hub.stop();
    await host.stop();
    removeFolder(data);
  }
}
