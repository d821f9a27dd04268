import { beforeEach, describe, expect, it } from 'vitest';
import type { Managed } from '../domain/managed.ts';
import { unmanaged } from '../domain/managed.ts';
import { noticeWords } from '../domain/words/index.ts';
import { CoreRig } from '../testing/core-rig.ts';

const studio: Managed = {
  ...unmanaged,
  hubs: [{ hub: 'https://hub.example', name: 'Studio', colour: 'red', production: true }],
  settings: { rawHeaders: 'never', theme: 'dark' },
  changes: 'read-only',
};
let rig: CoreRig;
beforeEach(() => {
  rig = new CoreRig();
});

async function manage(managed: Managed): Promise<void> {
  rig.managed = { managed, refused: null };
  await rig.restart();
}
const first = () => rig.core.view().profiles[0];

describe('what an organisation decides', () => {
  it('comes before the person’s settings, from the start and whatever the window says', async () => {
    await rig.core.handle.changeSettings({ theme: 'light', notifications: false });
    await manage(studio);
    const { handle, view } = rig.core;
    expect(view().settings).toMatchObject({
      rawHeaders: 'never',
      theme: 'dark',
      notifications: false,
    });
    await handle.changeSettings({ rawHeaders: 'ask-first-time', theme: 'light', language: 'de' });
    expect(view().settings).toMatchObject({ rawHeaders: 'never', theme: 'dark', language: 'de' });
    await handle.resetSettings(null);
    expect(view().settings).toMatchObject({
      rawHeaders: 'never',
      theme: 'dark',
      language: 'system',
    });
  });

  it('holds for profiles that are there, and for new ones', async () => {
    await rig.signIn();
    await rig.core.handle.allowChanges({ profile: rig.id, changes: 'allow' });
    await manage(studio);
    expect(first()).toMatchObject({ changes: 'read-only', colour: 'red', production: true });
    await rig.core.handle.allowChanges({ profile: rig.id, changes: 'allow' });
    await rig.core.handle.markProfile({
      profile: rig.id,
      mark: { colour: 'blue', production: false },
    });
    expect(first()).toMatchObject({ changes: 'read-only', colour: 'red', production: true });
    await rig.signIn({ address: 'https://other.example' });
    expect(rig.core.view().profiles[1]).toMatchObject({ changes: 'read-only', production: false });
  });

  it('names a new profile of its Hub', async () => {
    await manage(studio);
    await rig.signIn();
    expect(first()?.name).toBe('Studio');
  });

  it('keeps raw credentials from every program, through every surface', async () => {
    await rig.signIn();
    await manage(studio);
    await rig.signIn();
    const answer = await rig.core.consent.allows({
      subject: { profile: rig.id, credential: 'session', changes: null },
      want: { kind: 'raw', as: 'header' },
      target: null,
      connection: { door: 'tcp', remotePort: 1, localPort: 2 },
      waitMs: 1_000,
      signal: new AbortController().signal,
    });
    expect(answer.problem).toEqual({ kind: 'not-allowed', why: { because: 'never' } });
  });
});

it('is said where it is refused, and changes nothing', async () => {
  const path = '/etc/hubkey/managed.json';
  rig.managed = {
    managed: unmanaged,
    refused: { path, problem: { kind: 'unprotected', path: '/etc/hubkey', of: 'settings' } },
  };
  await rig.restart();
  const [notice] = rig.core.view().notices;
  expect(notice && noticeWords(notice)).toContain(
    'people who aren’t administrators can change /etc/hubkey. Ask an administrator',
  );
  await rig.core.handle.dismissNotice('managed-refused');
  expect(rig.core.view().notices).toEqual([]);
});
