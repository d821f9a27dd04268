import { beforeEach, describe, expect, it } from 'vitest';
import { CoreRig } from '../testing/core-rig.ts';

let rig: CoreRig;
beforeEach(async () => {
  rig = new CoreRig();
  await rig.restart();
});

const state = () => rig.core.view().quickShortcut;
const enable = (quickShortcut = 'Ctrl+Shift+K') =>
  rig.core.handle.changeSettings({ quickCopy: true, quickShortcut });

describe('the shortcut of quick copy', () => {
  it('is off by default', () => {
    expect(state()).toBe('off');
    expect([...rig.shortcuts.registered.keys()]).toEqual([]);
  });

  it('is proved by a press, which opens the palette', async () => {
    await enable();
    expect(state()).toBe('waiting');
    rig.shortcuts.press('Ctrl+Shift+K');
    expect(state()).toBe('works');
    expect(rig.palettesOpened).toBe(1);
    await rig.clock.advance(20_000);
    expect(state()).toBe('works');
  });

  it('is silent where no press arrives in 10 s, and works where one comes later', async () => {
    await enable();
    await rig.clock.advance(9_999);
    expect(state()).toBe('waiting');
    await rig.clock.advance(1);
    expect(state()).toBe('silent');
    rig.shortcuts.press('Ctrl+Shift+K');
    expect(state()).toBe('works');
  });

  it('says at once what the desktop does not give, or what is no shortcut', async () => {
    rig.shortcuts.problem = 'wayland';
    await enable();
    expect(state()).toBe('wayland');
    rig.shortcuts.problem = 'refused';
    await enable('Ctrl+J');
    expect(state()).toBe('refused');
    await enable('K');
    expect(state()).toBe('unreadable');
  });

  it('lets the old keys go when others are chosen, and all when it is off or Hubkey ends', async () => {
    await enable();
    await enable('Alt+F2');
    expect([...rig.shortcuts.registered.keys()]).toEqual(['Alt+F2']);
    await rig.core.handle.changeSettings({ quickCopy: false });
    expect(state()).toBe('off');
    expect(rig.shortcuts.registered.size).toBe(0);
    await enable();
    rig.core.dispose();
    expect(rig.shortcuts.registered.size).toBe(0);
  });

  it('is there at the next start, without asking for a proof', async () => {
    await enable();
    await rig.restart();
    expect(state()).toBe('set');
    rig.shortcuts.press('Ctrl+Shift+K');
    expect(rig.palettesOpened).toBe(1);
  });
});

describe('what the palette does besides copying', () => {
  beforeEach(() => rig.signIn());

  it('opens a screen in the window, and closes', async () => {
    await rig.core.handle.quickDeed({ do: 'screen', screen: 'health', profile: rig.id });
    expect(rig.core.view().screen.name).toBe('health');
    expect([rig.palettesClosed, rig.windowsShown]).toEqual([1, 1]);
  });

  it('switches and refreshes without opening the window', async () => {
    await rig.core.handle.quickDeed({ do: 'switch', profile: rig.id });
    await rig.core.handle.quickDeed({ do: 'refresh', profile: rig.id });
    expect([rig.palettesClosed, rig.windowsShown]).toEqual([2, 0]);
  });

  it('asks for the password', async () => {
    await rig.core.handle.quickDeed({ do: 'sign-in', profile: rig.id });
    expect(rig.core.view().screen.name).toBe('sign-in');
  });
});

describe('a copy from the palette', () => {
  beforeEach(() => rig.signIn());

  it('closes it once it is made, and is recorded as its own', async () => {
    expect((await rig.core.handle.copyQuick(rig.request())).ok).toBe(true);
    expect(rig.palettesClosed).toBe(1);
    const { entries } = await rig.core.handle.activity({ search: '' });
    expect(entries[0]?.activity).toMatchObject({ kind: 'copied', by: 'palette' });
  });

  it('leaves it for the sign-in that it needs', async () => {
    await rig.core.handle.signOut(rig.id);
    await rig.core.handle.copyQuick(rig.request());
    expect([rig.palettesClosed, rig.windowsShown]).toEqual([1, 1]);
  });

  it('keeps it open to say why it was not made', async () => {
    rig.clipboard.broken = true;
    await rig.core.handle.copyQuick(rig.request());
    expect(rig.palettesClosed).toBe(0);
  });
});
