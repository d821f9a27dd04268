import { expect, it, vi } from 'vitest';
import type { PacFault } from '../../domain/proxy-order.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { SystemPac } from './system-pac.ts';

const hub = 'https://hub.example/';
const minute = 60_000;
const hour = 60 * minute;

function pac() {
  const clock = new ManualClock();
  const world = {
    address: 'http://wpad.example/proxy.pac' as string | null,
    file: ok('data:first') as Result<string, PacFault>,
    answer: 'PROXY a.example:80',
    /** What was done, in order. */
    did: [] as string[],
    waits: Promise.resolve(),
    refuses: false,
  };
  const system = new SystemPac({
    clock,
    findAddress: () => {
      world.did.push('find');
      return Promise.resolve(world.address);
    },
    load: async (address) => {
      world.did.push(`load ${address}`);
      const { file, waits } = world;
      await waits;
      return file;
    },
    makeRunner: () => ({
      setProxy: ({ pacScript }) => {
        world.did.push(`set ${pacScript}`);
        return world.refuses ? Promise.reject(new Error('refused')) : Promise.resolve();
      },
      resolveProxy: (url) => {
        world.did.push(`ask ${url}`);
        return Promise.resolve(world.answer);
      },
    }),
  });
  return { clock, world, system };
}

it('finds, loads and sets the file once, and asks it each time', async () => {
  const { world, system } = pac();
  const answers = await Promise.all([system.answer(hub), system.answer('http://b.example/')]);
  expect(answers[0]).toEqual({ kind: 'answer', text: 'PROXY a.example:80' });
  expect(world.did).toEqual([
    'find',
    'load http://wpad.example/proxy.pac',
    'set data:first',
    `ask ${hub}`,
    'ask http://b.example/',
  ]);
});

it('loads nothing where the system names no file, and notices one within minutes', async () => {
  const { clock, world, system } = pac();
  world.address = null;
  expect(await system.answer(hub)).toEqual({ kind: 'no-file' });
  world.address = 'file:///etc/proxy.pac';
  expect(await system.answer(hub)).toEqual({ kind: 'no-file' });
  expect(world.did).toEqual(['find']);
  await clock.advance(5 * minute);
  expect(await system.answer(hub)).toMatchObject({ kind: 'answer' });
  expect(world.did.slice(1)).toEqual([
    'find',
    'load file:///etc/proxy.pac',
    'set data:first',
    `ask ${hub}`,
  ]);
});

it('loads the file again after hours, and sets it again only where it has changed', async () => {
  const { clock, world, system } = pac();
  await system.answer(hub);
  await clock.advance(6 * hour - 1);
  world.did = [];
  await system.answer(hub);
  expect(world.did).toEqual(['find', `ask ${hub}`]);
  await clock.advance(1);
  world.did = [];
  await system.answer(hub);
  expect(world.did).toEqual(['load http://wpad.example/proxy.pac', `ask ${hub}`]);
  await clock.advance(6 * hour);
  world.file = ok('data:second');
  world.did = [];
  await system.answer(hub);
  expect(world.did.slice(1)).toEqual([
    'load http://wpad.example/proxy.pac',
    'set data:second',
    `ask ${hub}`,
  ]);
});

it('says why a file doesn’t count, and tries again soon', async () => {
  const { clock, world, system } = pac();
  world.file = fail('not-loaded');
  expect(await system.answer(hub)).toEqual({ kind: 'fault', fault: 'not-loaded' });
  await system.answer(hub);
  expect(world.did).toEqual(['find', 'load http://wpad.example/proxy.pac']);
  await clock.advance(minute / 2);
  world.file = ok('data:first');
  expect(await system.answer(hub)).toMatchObject({ kind: 'answer' });
  // Chromium's answer for a file that fails.
  world.answer = '';
  expect(await system.answer(hub)).toEqual({ kind: 'fault', fault: 'not-usable' });
});

it('stays with the file it has where it can’t be loaded again', async () => {
  const { clock, world, system } = pac();
  await system.answer(hub);
  await clock.advance(6 * hour);
  world.file = fail('not-loaded');
  expect(await system.answer(hub)).toMatchObject({ kind: 'answer' });
  world.did = [];
  await clock.advance(minute);
  expect(await system.answer(hub)).toMatchObject({ kind: 'answer' });
  expect(world.did).toContain('load http://wpad.example/proxy.pac');
  world.address = 'http://other.example/';
  await clock.advance(5 * minute);
  expect(await system.answer(hub)).toEqual({ kind: 'fault', fault: 'not-loaded' });
});

it('starts anew in another network, whatever is still on its way from the former one', async () => {
  const { world, system } = pac();
  await system.answer(hub);
  world.did = [];
  world.file = fail('not-loaded');
  system.forget();
  expect(await system.answer(hub)).toEqual({ kind: 'fault', fault: 'not-loaded' });
  expect(world.did).toEqual(['find', 'load http://wpad.example/proxy.pac']);
});

it('asks the file of the new network where the former one’s was still on its way', async () => {
  const { world, system } = pac();
  let arrive = (): void => undefined;
  world.waits = new Promise((resolve) => (arrive = resolve));
  world.file = ok('data:former');
  const former = system.answer(hub);
  await vi.waitFor(() => expect(world.did).toHaveLength(2));
  system.forget();
  world.waits = Promise.resolve();
  world.file = ok('data:new');
  await system.answer(hub);
  arrive();
  expect(await former).toEqual({ kind: 'answer', text: 'PROXY a.example:80' });
  expect(world.did.filter((step) => step.startsWith('set'))).toEqual(['set data:new']);
});

it('sets the file again where Electron refused it', async () => {
  const { world, system } = pac();
  world.refuses = true;
  await expect(system.answer(hub)).rejects.toThrow('refused');
  world.refuses = false;
  expect(await system.answer(hub)).toMatchObject({ kind: 'answer' });
});
