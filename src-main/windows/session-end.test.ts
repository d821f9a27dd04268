import { EventEmitter } from 'node:events';
import { beforeEach, expect, it, vi } from 'vitest';

const opened: FakeWindow[] = [];
class FakeWindow extends EventEmitter {
  destroyed = false;
  constructor(readonly options: { show: boolean }) {
    super();
    opened.push(this);
  }
  destroy(): void {
    this.destroyed = true;
  }
}
vi.mock('electron', () => ({ BaseWindow: FakeWindow }));
const { onSessionEnd } = await import('./session-end.ts');

beforeEach(() => {
  opened.length = 0;
});

it('hears of the end of the session on Windows, by a window that nobody sees', () => {
  const end = { asked: vi.fn(), ending: vi.fn() };
  const listening = onSessionEnd(end, 'win32');
  const [window] = opened;
  expect(window?.options.show).toBe(false);
  window?.emit('query-session-end');
  expect([end.asked.mock.calls.length, end.ending.mock.calls.length]).toEqual([1, 0]);
  window?.emit('session-end');
  expect(end.ending).toHaveBeenCalledTimes(1);
  listening.dispose();
  expect(window?.destroyed).toBe(true);
});

it.each(['linux', 'darwin'] as const)(
  'hears the signals that end a session elsewhere, again and again: %s',
  (platform) => {
    const end = { asked: vi.fn(), ending: vi.fn() };
    const signals = new EventEmitter();
    const listening = onSessionEnd(end, platform, signals);
    expect(opened).toEqual([]);
    for (const signal of ['SIGTERM', 'SIGTERM', 'SIGHUP', 'SIGINT']) signals.emit(signal);
    expect([end.asked.mock.calls.length, end.ending.mock.calls.length]).toEqual([0, 4]);
    listening.dispose();
    expect(signals.eventNames()).toEqual([]);
  },
);
