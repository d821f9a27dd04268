import { spawn } from 'node:child_process';
import dbus from 'dbus-next';
import { describe, expect, it } from 'vitest';
import { FakeClipboardFacts } from '../testing/fake-doctor-ports.ts';
import { FakeDisplay, newElectron as wholeElectron } from '../testing/fake-electron-clipboard.ts';
import type { ClipboardFacts } from '../ports/clipboard-facts.ts';
import { ElectronClipboardFacts, type ReadableModule } from './electron-clipboard-facts.ts';

interface Selections {
  clipboard: string[];
  selection: string[];
}

/** Up to 43: formats at once. */
const oldElectron = (on: Selections): ReadableModule => ({
  clipboard: {
    availableFormats: (type?: 'selection') => (type === 'selection' ? on.selection : on.clipboard),
  },
});

/** From 44 on: items by promise, and a selection of its own. */
function newElectron(on: Selections): ReadableModule {
  const read = (types: string[]) => () => Promise.resolve(types.length ? [{ types }] : []);
  return {
    ClipboardItem: wholeElectron(new FakeDisplay()).ClipboardItem,
    clipboard: { read: read(on.clipboard), selection: { read: read(on.selection) } },
  };
}

const real = (electron: ReadableModule, env: NodeJS.ProcessEnv = {}) =>
  new ElectronClipboardFacts({ load: () => Promise.resolve(electron), platform: 'linux', env });

/** The fake knows one clipboard, and no formats. */
function fake({ clipboard, selection }: Selections): ClipboardFacts {
  const facts = new FakeClipboardFacts();
  facts.empty = clipboard.length + selection.length === 0;
  return facts;
}

describe.each([
  ['a fake', fake],
  ['Electron up to 43', (on: Selections) => real(oldElectron(on))],
  ['Electron from 44 on', (on: Selections) => real(newElectron(on))],
])('ClipboardFacts: %s', (_name, make) => {
  it.each([
    [[], [], true],
    [['text/plain'], [], false],
    // A picture is no text, and a person's all the same.
    [['image/png'], [], false],
    [[], ['text/plain'], false],
  ])('with %j and the selection %j is empty: %s', async (clipboard, selection, empty) => {
    expect(await make({ clipboard, selection }).isEmpty()).toBe(empty);
  });
});

const nothing = { clipboard: [], selection: [] };

it('claims nothing under Wayland, nor where Electron fails', async () => {
  expect(await real(newElectron(nothing), { WAYLAND_DISPLAY: 'wayland-0' }).isEmpty()).toBeNull();
  const broken = new ElectronClipboardFacts({ load: () => Promise.reject(new Error('broken')) });
  expect(await broken.isEmpty()).toBeNull();
});

it('says whether marks can be written, and who is known to heed them', async () => {
  expect(await real(oldElectron(nothing)).mark()).toBe('unmarked');
  expect(await real(newElectron(nothing)).mark()).toBe('unknown');
  const windows = new ElectronClipboardFacts({
    load: () => Promise.resolve(newElectron(nothing)),
    platform: 'win32',
  });
  expect(await windows.mark()).toBe('honoured');
});

it('knows Klipper by its name on the session bus', async () => {
  const daemon = spawn('dbus-daemon', ['--session', '--print-address', '--nofork', '--nopidfile']);
  const address = await new Promise<string>((resolve) =>
    daemon.stdout.once('data', (line: Buffer) => resolve(line.toString().trim())),
  );
  const env = { DBUS_SESSION_BUS_ADDRESS: address };
  expect(await real(newElectron(nothing), env).mark()).toBe('unknown');
  const bus = dbus.sessionBus({ busAddress: address });
  await bus.requestName('org.kde.klipper', 0);
  expect(await real(newElectron(nothing), env).mark()).toBe('honoured');
  bus.disconnect();
  const gone = new Promise((resolve) => daemon.once('exit', resolve));
  daemon.kill();
  await gone;
});
