import { EventEmitter } from 'node:events';
import { beforeEach, expect, it, vi } from 'vitest';

const shown: EventEmitter[] = [];
let activated: (() => void) | null = null;
class FakeNotification extends EventEmitter {
  static isSupported = () => true;
  static handleActivation(run: () => void): void {
    activated = run;
  }
  show(): void {
    shown.push(this);
  }
}
vi.mock('electron', () => ({ Notification: FakeNotification }));
const { ElectronNotifier } = await import('./electron-notifier.ts');

beforeEach(() => {
  shown.length = 0;
  activated = null;
});

it('opens what a click is about, on Windows also in its notification centre', () => {
  const onClick = vi.fn();
  new ElectronNotifier('win32').show({ title: 'Title', body: 'Body', onClick });
  shown[0]?.emit('close');
  shown[0]?.emit('click');
  expect(onClick).toHaveBeenCalledTimes(1);
});

it('hears on Windows of clicks on notifications of an earlier run', () => {
  const run = vi.fn();
  new ElectronNotifier('win32').onActivation(run);
  activated?.();
  expect(run).toHaveBeenCalledTimes(1);
});

it('asks no other system for that', () => {
  new ElectronNotifier('linux').onActivation(vi.fn());
  expect(activated).toBeNull();
});
