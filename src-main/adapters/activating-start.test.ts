import { expect, it, vi } from 'vitest';
import { activatingStart, startActivating, type OwnStart } from './activating-start.ts';

const own: OwnStart = {
  platform: 'linux',
  env: { WAYLAND_DISPLAY: 'wayland-0' },
  program: '/opt/Hubkey/hubkey',
  args: [],
  userDataDir: '/home/ana/.config/Hubkey',
  noSandbox: false,
};

it('starts Hubkey once more on the same folder, with the token in its environment', () => {
  expect(activatingStart(own, 'token_TIME0', true)).toEqual({
    program: '/opt/Hubkey/hubkey',
    args: ['--user-data-dir=/home/ana/.config/Hubkey', '--quick'],
    env: { WAYLAND_DISPLAY: 'wayland-0', XDG_ACTIVATION_TOKEN: 'token_TIME0' },
  });
  const developed = { ...own, args: ['/work/hubkey'], noSandbox: true };
  expect(activatingStart(developed, 't', false)?.args).toEqual([
    '/work/hubkey',
    '--user-data-dir=/home/ana/.config/Hubkey',
    '--no-sandbox',
  ]);
});

it.each([
  ['there is no token', own, null],
  ['the desktop is X11', { ...own, env: {} }, 'token'],
  ['the system is another', { ...own, platform: 'win32' as const }, 'token'],
])('opens it directly where %s', (_why, start, token) => {
  const otherwise = vi.fn();
  startActivating(start, token, false, otherwise);
  expect(otherwise).toHaveBeenCalledOnce();
});

it('opens it directly where it can’t be started', async () => {
  await new Promise<void>((resolve) =>
    startActivating({ ...own, program: '/nowhere/hubkey' }, 'token', false, resolve),
  );
});

/** A second start that runs this script. */
const running = (script: string): OwnStart => ({
  ...own,
  program: process.execPath,
  args: ['-e', script, '--'],
});

it('opens it directly where the second start fails', async () => {
  await new Promise<void>((resolve) =>
    startActivating(running('process.exit(1)'), 'token', false, resolve),
  );
});

it('opens it directly while a second start is still under way, and once alone', async () => {
  const [first, second] = [vi.fn(), vi.fn()];
  startActivating(running('setTimeout(() => {}, 300)'), 'token', false, first);
  startActivating(running('process.exit(1)'), 'token', false, second);
  expect(second).toHaveBeenCalledOnce();
  // Another one can start only once the first has ended.
  await vi.waitFor(
    () =>
      new Promise<void>((resolve, reject) => {
        const direct = vi.fn(() => reject(new Error('It is still under way.')));
        startActivating(running('process.exit(0)'), 'token', false, direct);
        setTimeout(resolve, 200);
      }),
    { timeout: 10_000 },
  );
  expect([first.mock.calls, second.mock.calls]).toEqual([[], [[]]]);
});
