import { beforeEach, describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '../domain/result.ts';
import { CoreRig } from '../testing/core-rig.ts';
import { settled } from '../testing/manual-clock.ts';
import type { HelperServer } from './helper-server.ts';
import { LastingHelper } from './lasting-helper.ts';

const address = { url: 'http://127.0.0.1:1', socket: null, headerFile: '/x' };

let rig: CoreRig;
let helper: LastingHelper;
let works: boolean;
let opened: number;
let stopped: number;
let gate: Promise<void>;
beforeEach(async () => {
  rig = new CoreRig();
  await rig.signIn();
  works = false;
  opened = stopped = 0;
  gate = Promise.resolve();
  const server: HelperServer = {
    address,
    unsafeRuntimeDir: null,
    stop: () => Promise.resolve(void (stopped += 1)),
  };
  helper = new LastingHelper({
    open: async (): Promise<Result<HelperServer, 'failed'>> => {
      opened += 1;
      await gate;
      return works ? ok(server) : fail('failed');
    },
    clock: rig.clock,
    ...rig.core,
  });
});

const notices = () => rig.core.view().notices.map(({ kind }) => kind);
const listening = () => rig.core.view().helper;

describe('a helper that could not start', () => {
  it('says so, and tries again with growing pauses until it listens', async () => {
    await helper.start();
    expect([notices(), listening()]).toEqual([['helper-failed'], null]);
    await rig.clock.advance(60_000);
    expect(opened).toBe(4);
    works = true;
    await rig.clock.advance(5 * 60_000);
    expect([notices(), listening()]).toEqual([[], address]);
    const before = opened;
    await rig.clock.advance(60 * 60_000);
    expect(opened).toBe(before);
  });

  it('says it once: a notice that was dismissed stays away', async () => {
    await helper.start();
    rig.core.notices.dismiss('helper-failed');
    await rig.clock.advance(60_000);
    expect(notices()).toEqual([]);
  });

  it('tries at once when a window opens', async () => {
    await helper.start();
    works = true;
    helper.tryNow();
    await settled();
    expect([notices(), listening()]).toEqual([[], address]);
  });

  it('tries at once when settings can be saved again', async () => {
    rig.profiles.problem = 'full';
    rig.core.profiles.changeSettings({ theme: 'dark' });
    await settled();
    await helper.start();
    expect(notices()).toEqual(['settings-unsaved', 'helper-failed']);
    works = true;
    rig.profiles.problem = null;
    await rig.core.saver.retry();
    await settled();
    expect([notices(), listening()]).toEqual([[], address]);
  });

  it('opens one server, whoever has it tried meanwhile', async () => {
    await helper.start();
    works = true;
    let open = (): void => undefined;
    gate = new Promise((resolve) => (open = resolve));
    helper.tryNow();
    helper.tryNow();
    await rig.clock.advance(60_000);
    open();
    await settled();
    helper.tryNow();
    expect(opened).toBe(2);
  });

  it('is not tried after the end, and one that opens meanwhile is stopped', async () => {
    await helper.start();
    works = true;
    let open = (): void => undefined;
    gate = new Promise((resolve) => (open = resolve));
    helper.tryNow();
    const stopping = helper.stop();
    open();
    await stopping;
    expect([stopped, listening()]).toEqual([1, null]);
    helper.tryNow();
    await rig.clock.advance(60 * 60_000);
    expect(opened).toBe(2);
  });
});

it('stops the server that listens', async () => {
  works = true;
  await helper.start();
  await helper.stop();
  expect(stopped).toBe(1);
});

it('says which runtime folder it doesn’t use', async () => {
  const problem = { kind: 'writable', path: '/run' } as const;
  const unsafe = new LastingHelper({
    open: () =>
      Promise.resolve(ok({ address, unsafeRuntimeDir: problem, stop: () => Promise.resolve() })),
    clock: rig.clock,
    ...rig.core,
  });
  await unsafe.start();
  expect(rig.core.view().notices).toEqual([{ kind: 'unsafe-runtime-dir', problem }]);
  await unsafe.stop();
});
