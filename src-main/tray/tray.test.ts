import { EventEmitter } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeEach, expect, it, vi } from 'vitest';
import { CoreRig } from '../testing/core-rig.ts';

class FakeTray extends EventEmitter {
  menu: unknown = null;
  poppedUp: unknown[] = [];
  ignoresDoubleClicks = false;
  setImage = (): void => undefined;
  setToolTip = (): void => undefined;
  destroy = (): void => undefined;
  getBounds = () => bounds;
  setContextMenu = (menu: unknown): void => void (this.menu = menu);
  popUpContextMenu = (menu: unknown): void => void this.poppedUp.push(menu);
  setIgnoreDoubleClickEvents = (ignores: boolean): void =>
    void (this.ignoresDoubleClicks = ignores);
}

let icon: FakeTray;
let icons: WeakRef<FakeTray>[] = [];
vi.mock('electron', () => ({
  Tray: function () {
    icon = new FakeTray();
    icons.push(new WeakRef(icon));
    return icon;
  },
  Menu: {
    buildFromTemplate: (items: { label: string }[]) => Object.assign(new EventEmitter(), { items }),
  },
  nativeImage: {
    createEmpty: () => ({ addRepresentation: () => undefined, setTemplateImage: () => undefined }),
  },
}));
const { Tray } = await import('./tray.ts');

const bounds = { x: 900, y: 1044, width: 24, height: 32 };
const nowhere = { x: 0, y: 0, width: 0, height: 0 };

let did: unknown[];
beforeEach(() => {
  did = [];
});
async function trayOn(platform: NodeJS.Platform) {
  const rig = new CoreRig();
  await rig.signIn();
  const tray = new Tray({
    resources: 'resources',
    platform,
    shell: () => 'posix',
    now: () => rig.clock.now(),
    run: (action) => did.push(action.do),
    togglePopover: (at) => did.push(at),
    first: null,
  });
  tray.show(rig.core.view());
  tray.draw(rig.core.view());
  return tray;
}

it('opens the popover at a click on Windows, where the system opens the menu itself', async () => {
  await trayOn('win32');
  expect(icon.menu).not.toBeNull();
  icon.emit('click', {}, bounds);
  icon.emit('right-click', {}, bounds);
  expect([did, icon.poppedUp]).toEqual([[bounds], []]);
});

it('keeps no more than the last of the icons that it destroyed', async () => {
  icons = [];
  const tray = await trayOn('linux');
  for (let turn = 0; turn < 20; turn += 1) {
    tray.hide();
    tray.show(new CoreRig().core.view());
  }
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // What a WeakRef gave out stays until the turn ends.
  await new Promise((resolve) => setImmediate(resolve));
  collect();
  expect(icons.filter((known) => known.deref() !== undefined).length).toBeLessThanOrEqual(2);
});

it('says where its icon is, and that it is nowhere without one', async () => {
  const tray = await trayOn('win32');
  expect(tray.bounds).toEqual(bounds);
  tray.hide();
  expect(tray.bounds).toEqual(nowhere);
});

it('opens the window at a click on Linux, which says no bounds', async () => {
  await trayOn('linux');
  icon.emit('click', {}, nowhere);
  expect(did).toEqual(['open']);
});

it('opens popover or menu on macOS, which would open a menu that is set at every click', async () => {
  await trayOn('darwin');
  expect([icon.menu, icon.ignoresDoubleClicks]).toEqual([null, true]);
  icon.emit('click', { ctrlKey: false }, bounds);
  expect([did, icon.poppedUp]).toEqual([[bounds], []]);
  icon.emit('right-click', { ctrlKey: false }, bounds);
  icon.emit('click', { ctrlKey: true }, bounds);
  icon.emit('click', { ctrlKey: false }, nowhere);
  expect(did).toEqual([bounds]);
  expect(icon.poppedUp).toHaveLength(3);
  expect(icon.poppedUp[0]).toHaveProperty('items.0.label', expect.stringContaining('access for'));
});
