import { beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../domain/secret.ts';
import { FakeDisplay, newElectron, oldElectron } from '../testing/fake-electron-clipboard.ts';
import { ElectronClipboard, type ClipboardModule } from './electron-clipboard.ts';

let display: FakeDisplay;
beforeEach(() => {
  display = new FakeDisplay();
});

const on = (electron: ClipboardModule, platform: NodeJS.Platform = 'linux') =>
  new ElectronClipboard({ load: () => Promise.resolve(electron), platform });
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
