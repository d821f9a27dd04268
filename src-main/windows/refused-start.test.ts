import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';

const { done, app, dialog } = vi.hoisted(() => {
  const done: string[] = [];
  return {
    done,
    app: {
      setPath: () => undefined,
      once: () => undefined,
      whenReady: () => Promise.resolve(),
      exit: (code: number) => done.push(`exit ${code}`),
    },
    dialog: {
      showMessageBox: ({ detail }: { detail: string }) => {
        done.push(detail);
        return Promise.resolve({ response: 0 });
      },
    },
  };
});
vi.mock('electron', () => ({ app, dialog }));
const { refuseStart } = await import('./refused-start.ts');

const words = { title: 'No', detail: 'Why.' };
const printed = vi.spyOn(console, 'error').mockReturnValue();
beforeEach(() => {
  printed.mockClear();
  done.length = 0;
});
afterEach(() => expect(printed.mock.calls).toEqual([['No.\nWhy.']]));

it.each([
  ['linux', { DISPLAY: ':0' }],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }],
  ['win32', {}],
  ['darwin', {}],
] as const)('prints and shows why, then ends: %s with %j', async (platform, env) => {
  refuseStart(words, new ManualClock(), { platform, env });
  await vi.waitFor(() => expect(done).toEqual(['Why.', 'exit 1']));
});

it('ends at once where nobody could see a dialog', () => {
  refuseStart(words, new ManualClock(), { platform: 'linux', env: { DISPLAY: '' } });
  expect(done).toEqual(['exit 1']);
});
