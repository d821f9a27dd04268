import type { Rig } from '../rig.ts';

/** Signs in and waits until everything is written. No reading of health is due. */
export async function signedIn(rig: Rig): Promise<void> {
  await rig.call('changeSettings', { healthInterval: 0, notifications: false });
  const problem = await rig.signIn();
  if (problem !== null) throw new Error(`The first sign-in failed: ${problem}.`);
  await written(rig, 3);
}

/** Signed in, with a client key `ci`. */
export async function withKey(rig: Rig): Promise<void> {
  await signedIn(rig);
  const { id } = await rig.profile();
  const made = await rig.call('changeKey', { profile: id, request: { do: 'create', name: 'ci' } });
  // Without a keychain it is only in memory.
  if (!made.ok && made.problem.kind !== 'not-saved')
    throw new Error(`The first key failed: ${made.problem.kind}.`);
  await written(rig, 4);
}

/** Waits for that many items in the keychain, if there is one, and until the Hub gets no more requests. */
async function written(rig: Rig, items: number): Promise<void> {
  const until = Date.now() + 5_000;
  const { keychain } = await rig.view();
  while (keychain === 'working' && Date.now() < until) {
    if ((await rig.desktop.keychain.accounts()).length >= items) break;
  }
  for (let before = -1; before !== rig.hub.requests.length;) {
    before = rig.hub.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
