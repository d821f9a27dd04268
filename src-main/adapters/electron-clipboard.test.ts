import { beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../domain/secret.ts';
import { FakeDisplay, newElectron, oldElectron } from '../testing/fake-electron-clipboard.ts';
import {
  ElectronClipboard,
  type ClipboardModule,
  type WaylandStanding,
} from './electron-clipboard.ts';

let display: FakeDisplay;
beforeEach(() => {
  display = new FakeDisplay();
});

const on = (electron: ClipboardModule, platform: NodeJS.Platform = 'linux') =>
  new ElectronClipboard({
    load: () => Promise.resolve(electron),
    platform,
    wayland: () => Promise.resolve(null),
  });
const failed = { ok: false, problem: 'clipboard' };

describe.each([
  ['up to 43', oldElectron],
  ['from 44 on', newElectron],
])('Electron %s', (_versions, electron) => {
  const clipboard = () => on(electron(display));

  it('has a credential on the clipboard alone', async () => {
    expect(await clipboard().write(Secret.of('ours'))).toMatchObject({ ok: true });
    expect([display.clipboard.text, display.primary.text]).toEqual(['ours', '']);
  });

  it('leaves what holds no credential in the selection too', async () => {
    expect(await clipboard().writeText('plain')).toMatchObject({ ok: true });
    expect([display.clipboard.text, display.primary.text]).toEqual(['plain', 'plain']);
  });

  it('says so where another text came back, or the clipboard failed', async () => {
    display.copy = () => undefined;
    expect(await clipboard().write(Secret.of('ours'))).toEqual(failed);
    expect(await clipboard().writeText('plain')).toEqual(failed);
    display.clipboard.fault = new Error('busy');
    expect(await clipboard().write(Secret.of('ours'))).toEqual(failed);
  });

  it('has copied even where the selection does not answer', async () => {
    const write = clipboard();
    display.primary.fault = new Error('busy');
    display.copy = (formats) => display.clipboard.take(formats);
    expect(await write.write(Secret.of('ours'))).toMatchObject({ ok: true });
  });

  it.each([
    ['ours', 'ours', ['', '']],
    ['theirs', 'ours', ['theirs', '']],
    ['ours', 'theirs', ['', 'theirs']],
    ['theirs', 'theirs too', ['theirs', 'theirs too']],
  ])('takes off only its own text: %s, %s', async (copied, selected, left) => {
    display.clipboard.text = copied;
    display.primary.text = selected;
    expect(await clipboard().clearIfStill(Secret.of('ours'))).toMatchObject({ ok: true });
    expect([display.clipboard.text, display.primary.text]).toEqual(left);
  });

  it('says whether the clipboard still held it when it was cleared', async () => {
    display.clipboard.text = 'ours';
    const clear = () => clipboard().clearIfStill(Secret.of('ours'));
    expect(await clear()).toMatchObject({ value: 'cleared' });
    expect(await clear()).toMatchObject({ value: 'changed' });
  });

  it('puts another credential in the place of its own alone', async () => {
    const replace = () => clipboard().replaceIfStill(Secret.of('ours'), Secret.of('newer'));
    display.clipboard.text = 'theirs';
    expect(await replace()).toMatchObject({ value: 'changed' });
    expect(display.clipboard.text).toBe('theirs');
    display.clipboard.text = 'ours';
    expect(await replace()).toMatchObject({ value: 'replaced' });
    expect([display.clipboard.text, display.primary.text]).toEqual(['newer', '']);
    display.clipboard.text = 'ours';
    display.copy = () => undefined;
    expect(await replace()).toEqual(failed);
    display.clipboard.fault = new Error('busy');
    expect(await replace()).toEqual(failed);
  });

  it.each(['clipboard', 'primary'] as const)('says so where the %s keeps it', async (selection) => {
    display.clipboard.text = display.primary.text = 'ours';
    display[selection].frozen = true;
    expect(await clipboard().clearIfStill(Secret.of('ours'))).toEqual(failed);
    display[selection].fault = new Error('busy');
    expect(await clipboard().clearIfStill(Secret.of('ours'))).toEqual(failed);
    expect(display[selection === 'primary' ? 'clipboard' : 'primary'].text).toBe('');
  });
});

describe('the marks for clipboard histories', () => {
  const bytes = async (platform: NodeJS.Platform) => {
    await on(newElectron(display, platform), platform).write(Secret.of('ours'));
    expect(display.clipboard.text).toBe('ours');
    const { 'text/plain': _text, ...marks } = Object.fromEntries(display.clipboard.formats);
    return Object.fromEntries(Object.entries(marks).map(([name, all]) => [name, [...all]]));
  };

  it('are KDE’s on Linux', async () => {
    expect(await bytes('linux')).toEqual({
      'x-kde-passwordManagerHint': [...Buffer.from('secret')],
    });
  });

  it('are two DWORDs of 0 and one presence on Windows', async () => {
    expect(await bytes('win32')).toEqual({
      ExcludeClipboardContentFromMonitorProcessing: [1],
      CanIncludeInClipboardHistory: [0, 0, 0, 0],
      CanUploadToCloudClipboard: [0, 0, 0, 0],
    });
  });

  it('are concealed and transient on macOS', async () => {
    expect(await bytes('darwin')).toEqual({
      'org.nspasteboard.ConcealedType': [1],
      'org.nspasteboard.TransientType': [1],
    });
  });

  it('are not worth the text: without them it is copied all the same', async () => {
    const electron = newElectron(display);
    const { clipboard } = electron;
    clipboard.write = () => Promise.reject(new TypeError('no such format'));
    expect(await on(electron).write(Secret.of('ours'))).toMatchObject({ ok: true });
    clipboard.write = () => Promise.resolve();
    expect(await on(electron).write(Secret.of('later'))).toMatchObject({ ok: true });
    expect([display.clipboard.text, display.primary.text]).toEqual(['later', '']);
  });
});

it('never empties the clipboard for a selection that is missing', async () => {
  const electron = newElectron(display, 'darwin');
  display.clipboard.text = 'theirs';
  await on(electron).clearIfStill(Secret.of('ours'));
  expect(display.clipboard.text).toBe('theirs');
  await on(electron).write(Secret.of('ours'));
  expect(display.clipboard.text).toBe('ours');
});

describe('on Wayland, where Electron reads back its own memory', () => {
  /** What other programs see; null: this desktop shows it to none. */
  let shown: string | null;
  let takes: boolean;
  let standing: { native: boolean; front: boolean };
  beforeEach(() => {
    shown = '';
    takes = true;
    standing = { native: true, front: false };
  });

  const wayland = (): WaylandStanding => ({
    native: standing.native,
    inFront: () => standing.front,
    seen: {
      read: () => Promise.resolve(shown),
      readWanting: () => {
        if (takes && shown !== null) shown = display.clipboard.text;
        return Promise.resolve(shown);
      },
      clear: () => {
        shown = '';
        return Promise.resolve();
      },
    },
  });
  const clipboard = () =>
    new ElectronClipboard({
      load: () => Promise.resolve(oldElectron(display)),
      platform: 'linux',
      wayland: () => Promise.resolve(wayland()),
    });
  const notInFront = { ok: false, problem: 'not-in-front' };
  const ours = Secret.of('ours');

  it('has copied what other programs see', async () => {
    expect(await clipboard().write(ours)).toMatchObject({ ok: true });
    expect(await clipboard().writeText('plain')).toMatchObject({ ok: true });
  });

  it('has not copied what they don’t see, and keeps it nowhere', async () => {
    takes = false;
    expect(await clipboard().write(ours)).toEqual(notInFront);
    expect(display.clipboard.text).toBe('');
    expect(await clipboard().writeText('plain')).toEqual(notInFront);
    standing.native = false;
    expect(await clipboard().write(ours)).toEqual(failed);
  });

  it.each([
    [true, false, false],
    [true, true, true],
    [false, false, true],
  ])(
    'where nobody can see it: native %s, in front %s, copied %s',
    async (native, front, copied) => {
      shown = null;
      standing = { native, front };
      expect((await clipboard().write(ours)).ok).toBe(copied);
    },
  );

  it('clears it for all programs, and leaves what another one has copied since', async () => {
    await clipboard().write(ours);
    expect(await clipboard().clearIfStill(ours)).toMatchObject({ value: 'cleared' });
    expect([shown, display.clipboard.text]).toEqual(['', '']);
    await clipboard().write(ours);
    shown = 'theirs';
    expect(await clipboard().clearIfStill(ours)).toMatchObject({ value: 'changed' });
    expect([shown, display.clipboard.text]).toEqual(['theirs', '']);
  });

  it('doesn’t call it cleared where that can’t be seen and no window is in front', async () => {
    shown = null;
    standing.front = true;
    await clipboard().write(ours);
    standing.front = false;
    expect(await clipboard().clearIfStill(ours)).toEqual(failed);
    expect(await clipboard().clearIfStill(ours)).toEqual(failed);
    standing.front = true;
    expect(await clipboard().clearIfStill(ours)).toMatchObject({ value: 'cleared' });
  });

  it('replaces what other programs see alone', async () => {
    await clipboard().write(ours);
    const newer = Secret.of('newer');
    expect(await clipboard().replaceIfStill(ours, newer)).toMatchObject({ value: 'replaced' });
    shown = 'theirs';
    expect(await clipboard().replaceIfStill(newer, ours)).toMatchObject({ value: 'changed' });
  });
});
