import { beforeEach, describe, expect, it } from 'vitest';
import { noLoss } from '../domain/saved.ts';
import { CoreRig, minute } from '../testing/core-rig.ts';
import { settled } from '../testing/manual-clock.ts';

let rig: CoreRig;
beforeEach(async () => {
  rig = new CoreRig();
  await rig.signIn();
});

const notices = () => rig.core.view().notices;
const kinds = () => notices().map(({ kind }) => kind);
const names = () => rig.core.view().profiles.map(({ name }) => name);
const savedNames = () => rig.profiles.saved.profiles.map(({ name }) => name);
const rename = async (name: string) => {
  await rig.core.handle.renameProfile({ profile: rig.id, name });
  await settled();
};

it('saves what changes, and only then', async () => {
  expect(savedNames()).toEqual(['hub.example']);
  const { saves } = rig.profiles;
  await rig.core.handle.refresh(rig.id);
  await rig.core.handle.loadHealth(rig.id);
  expect(rig.profiles.saves).toBe(saves);
});

describe('a change that could not be written', () => {
  it.each([
    ['full', { kind: 'settings-unsaved', full: true }],
    ['failed', { kind: 'settings-unsaved', full: false }],
  ] as const)('is said, and written when there is room: %s', async (problem, notice) => {
    rig.profiles.problem = problem;
    await rename('production');
    expect(notices()).toEqual([notice]);
    await rig.clock.advance(minute);
    expect(savedNames()).toEqual(['hub.example']);
    rig.profiles.problem = null;
    await rig.clock.advance(5 * minute);
    expect(savedNames()).toEqual(['production']);
    expect(notices()).toEqual([]);
    // Nothing is left to try.
    const { saves } = rig.profiles;
    await rig.clock.advance(10 * minute);
    expect(rig.profiles.saves).toBe(saves);
  });

  it('is tried with growing pauses, not by whatever else happens', async () => {
    rig.profiles.problem = 'full';
    await rename('production');
    const { saves } = rig.profiles;
    await rig.core.handle.refresh(rig.id);
    expect(rig.profiles.saves).toBe(saves);
    await rig.clock.advance(20 * minute);
    expect(rig.profiles.saves - saves).toBeGreaterThan(5);
    expect(rig.profiles.saves - saves).toBeLessThan(12);
  });

  it('is written with the next change', async () => {
    rig.profiles.problem = 'full';
    await rename('production');
    rig.profiles.problem = null;
    await rig.core.handle.changeSettings({ theme: 'dark' });
    await settled();
    expect(savedNames()).toEqual(['production']);
    expect(notices()).toEqual([]);
  });

  it('is written when a person asks for it', async () => {
    rig.profiles.problem = 'failed';
    await rename('production');
    rig.profiles.problem = null;
    await rig.core.handle.retrySettings(null);
    expect(savedNames()).toEqual(['production']);
    expect(notices()).toEqual([]);
  });

  it('is written before the end', async () => {
    rig.profiles.problem = 'full';
    await rename('production');
    rig.profiles.problem = null;
    await rig.core.quit();
    expect(savedNames()).toEqual(['production']);
    expect(rig.clock.pending).toBe(0);
  });

  it('does not hold up the end where the disk hangs', async () => {
    rig.profiles.save = () => new Promise(() => undefined);
    await rename('production');
    let ended = false;
    void rig.core.quit().then(() => (ended = true));
    await rig.clock.advance(1000);
    expect(ended).toBe(false);
    await rig.clock.advance(1000);
    expect(ended).toBe(true);
  });

  it('is forgotten where it was changed back', async () => {
    rig.profiles.problem = 'full';
    await rename('production');
    await rename('hub.example');
    expect(notices()).toEqual([]);
    const { saves } = rig.profiles;
    await rig.clock.advance(10 * minute);
    expect(rig.profiles.saves).toBe(saves);
  });

  it('does not count as saved while another is on its way', async () => {
    const save = rig.profiles.save.bind(rig.profiles);
    let answer = (): void => undefined;
    rig.profiles.save = async (saved) => {
      await new Promise<void>((resolve) => (answer = resolve));
      return save(saved);
    };
    await rename('production');
    // Back to what the file had, while it gets the other.
    await rename('hub.example');
    rig.profiles.save = save;
    answer();
    await settled();
    await rig.core.quit();
    expect(savedNames()).toEqual(['hub.example']);
  });
});

describe('a settings file that can’t be read at the start', () => {
  const unread = {
    kind: 'unread',
    path: '/x/settings.json',
    why: 'denied',
    code: 'EACCES',
  } as const;

  beforeEach(async () => {
    await rig.saveKey();
    await rig.core.handle.changeSettings({ clearClipboardAfter: 60 });
    rig.profiles.note = unread;
    await rig.restart();
  });

  it('is said, nothing is written, and items of the keychain don’t count as unclaimed', async () => {
    expect(notices()).toEqual([{ ...unread, kind: 'settings-unread' }]);
    expect(names()).toEqual([]);
    const { saves, saved } = rig.profiles;
    await rig.core.handle.changeSettings({ theme: 'dark' });
    await rig.core.quit();
    expect(rig.profiles.saves).toBe(saves);
    expect(rig.profiles.saved).toBe(saved);
    const items = [...rig.secrets.items.keys()];
    expect(await rig.core.handle.unclaimedItems(null)).toEqual({
      ok: true,
      value: { removable: [], keys: [] },
    });
    await rig.core.handle.removeUnclaimedItems(items);
    expect([...rig.secrets.items.keys()]).toEqual(items);
  });

  it.each([
    ['by itself', () => rig.clock.advance(minute)],
    ['when a person tries again', () => rig.core.handle.retrySettings(null)],
    ['when the window opens', () => rig.core.handle.view(null)],
  ])('is read %s, and its profiles come back with their sessions', async (_name, when) => {
    rig.profiles.note = { kind: 'fine' };
    await when();
    await settled();
    expect(names()).toEqual(['hub.example']);
    expect(rig.session.state).toBe('active');
    expect(rig.core.view().profiles[0]?.keys).toHaveLength(1);
    expect(rig.core.view().settings.clearClipboardAfter).toBe(60);
    expect(notices()).toEqual([]);
    await rename('production');
    expect(savedNames()).toEqual(['production']);
  });

  it('is tried with growing pauses', async () => {
    const load = rig.profiles.load.bind(rig.profiles);
    let loads = 0;
    rig.profiles.load = () => ((loads += 1), load());
    await rig.clock.advance(20 * minute);
    expect(loads).toBeGreaterThan(5);
    expect(loads).toBeLessThan(12);
  });

  it('keeps what was changed meanwhile, and what is in the file', async () => {
    await rig.core.handle.changeSettings({ theme: 'dark' });
    await rig.signIn({ user: 'other' });
    expect(
      await rig.core.handle.changeKey({ profile: rig.id, request: { do: 'create', name: 'ci' } }),
    ).toEqual({
      ok: false,
      problem: { kind: 'not-written' },
    });
    rig.profiles.note = { kind: 'fine' };
    await rig.core.handle.retrySettings(null);
    await settled();
    expect(names()).toEqual(['hub.example', 'hub.example-2']);
    expect(rig.core.view().profiles.map(({ user }) => user)).toEqual(['pixit', 'other']);
    expect(rig.core.view().profiles.map(({ session }) => session.state)).toEqual([
      'active',
      'active',
    ]);
    expect(rig.core.view().settings).toMatchObject({ theme: 'dark', clearClipboardAfter: 60 });
    expect(rig.profiles.saved).toMatchObject({
      profiles: [{ user: 'pixit', keys: [{ name: 'nightly' }] }, { user: 'other' }],
      settings: { theme: 'dark', clearClipboardAfter: 60 },
    });
  });

  it('gets what was changed meanwhile at the end at the latest', async () => {
    await rig.core.handle.changeSettings({ theme: 'dark' });
    rig.profiles.note = { kind: 'fine' };
    await rig.core.quit();
    expect(rig.profiles.saved).toMatchObject({
      profiles: [{ name: 'hub.example' }],
      settings: { theme: 'dark' },
    });
  });

  it('says what came of it where it is damaged, newer or unreadable for another reason', async () => {
    rig.profiles.note = { ...unread, why: 'failing', code: 'EIO' };
    await rig.core.handle.retrySettings(null);
    expect(notices()).toMatchObject([{ kind: 'settings-unread', code: 'EIO' }]);
    rig.profiles.note = { kind: 'newer' };
    await rig.core.handle.retrySettings(null);
    expect(kinds()).toEqual(['settings-newer']);
    expect(await rig.core.handle.unclaimedItems(null)).toEqual({
      ok: true,
      value: { removable: [], keys: [] },
    });
  });
});

describe('a damaged settings file', () => {
  it('is said until a person has seen it', async () => {
    rig.profiles.note = { kind: 'damaged', file: 'settings.damaged.json' };
    await rig.restart();
    expect(notices()).toEqual([{ kind: 'settings-damaged', file: 'settings.damaged.json' }]);
    await rig.core.handle.dismissNotice('settings-damaged');
    expect(notices()).toEqual([]);
  });

  it('says once its original could be copied aside', async () => {
    const loss = { ...noLoss, keys: 1 };
    const note = {
      kind: 'partly-damaged',
      file: 'settings.damaged.json',
      setAside: false,
      loss,
    } as const;
    rig.profiles.note = note;
    await rig.restart();
    expect(notices()).toEqual([{ ...note, kind: 'settings-partly-damaged' }]);
    expect(names()).toEqual(['hub.example']);
    await rig.core.handle.retrySettings(null);
    expect(notices()).toEqual([{ ...note, kind: 'settings-partly-damaged', setAside: true }]);
  });
});
