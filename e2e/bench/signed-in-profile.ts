import { Hubkey } from '../fixtures/hubkey.ts';
import type { StandInHub } from '../hub/hub.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { temporaryFolder } from './folders.ts';

/**
 * The folder of a Hubkey that is signed in to a Hub, with the session in the keychain. Copies of it start signed in,
 * as long as the Hub doesn't rotate refresh tokens.
 */
export async function signedInProfile(runtime: string, hub: StandInHub): Promise<string> {
  const folder = temporaryFolder();
  const hubkey = await Hubkey.launch(runtime, folder, process.env);
  await new SignInPage(await hubkey.window()).signIn(hub, { keep: true });
  await hubkey.quit();
  return folder;
}
