import { linkSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { isWhatRuns, type CallerFacts } from '../../domain/caller-facts.ts';
import { callerWords } from '../../domain/words/consent-words.ts';
import { brokenCalls } from '../../testing/broken-calls.ts';
import { decidedBy, pidsAbove } from '../../testing/decided-by.ts';
import { FakeMac, type FakeDescriptor, type FakeMacProcess } from '../../testing/fake-mac-calls.ts';
import { useTestFolder } from '../../testing/test-folder.ts';
import type { InspectOptions } from '../../ports/caller-inspector.ts';
import type { MacCalls } from '../native/mac-calls.ts';
import { MacCallerInspector } from './mac-caller-inspector.ts';

const user = 501;
const [ours, theirs] = [11n, 22n];
const pids = { caller: 400, shell: 200, terminal: 100 };

let folder: string;
useTestFolder((made) => {
  folder = realpathSync(made);
});
let mac: FakeMac;
let inspector: MacCallerInspector;
/** Later than the files that a test has just written. */
let start: number;

const inspect = (options?: InspectOptions): Promise<CallerFacts> =>
  inspector.inspect({ door: 'socket', openFd: () => 9 }, options);
const file = (name: string, text = ''): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const run = (pid: number, process: FakeMacProcess): void => void mac.all.set(pid, process);
const replace = (pid: number, change: Partial<FakeMacProcess>): void => {
  const process = mac.all.get(pid);
  if (!process) throw new Error(`There is no process ${pid}.`);
  mac.all.set(pid, { ...process, ...change });
};
const connection = (): [number, FakeDescriptor] => [
  5,
  { kind: 'socket', itself: theirs, peer: ours },
];
const opening = (path: string, fd: number, closeOnExec: boolean, writes = false): void =>
  replace(pids.caller, {
    descriptors: new Map([connection(), [fd, { kind: 'file', path, closeOnExec, writes }]]),
  });
const named = async (): Promise<string> => decidedBy(await inspect());

beforeEach(() => {
  mac = new FakeMac();
  start = Date.now() + 60_000;
  const [curl, zsh, terminal] = ['curl', 'zsh', 'Terminal'].map((name) => file(name));
  if (!curl || !zsh || !terminal) throw new Error('unreachable');
  run(process.pid, {
    ...{ parent: 1, startedAt: start - 9_000, path: terminal, name: 'Hubkey' },
    descriptors: new Map([[9, { kind: 'socket', itself: ours, peer: theirs }]]),
  });
  run(1, { parent: 0, startedAt: 1_000, path: '/sbin/launchd', name: 'launchd', user: 0 });
  run(pids.terminal, { parent: 1, startedAt: start, path: terminal, name: 'Terminal' });
  run(pids.shell, {
    ...{ parent: pids.terminal, startedAt: start + 1_000, path: zsh, name: 'zsh' },
    ...{ session: pids.shell, terminal: true, words: ['-zsh'] },
  });
  run(pids.caller, {
    ...{ parent: pids.shell, startedAt: start + 3_000, path: curl, name: 'curl' },
    ...{ session: pids.shell, terminal: true, words: ['curl', '-H', 'X: secret'] },
    descriptors: new Map([connection()]),
  });
  mac.peer = pids.caller;
  inspector = new MacCallerInspector({ user, loadCalls: () => Promise.resolve(mac) });
});

describe('the program at the other end', () => {
  it('is named with those that started it and its terminal', async () => {
    const facts = await inspect();
    if (facts.known === 'nothing') throw new Error(facts.why);
    expect(facts.program).toMatchObject({ pid: pids.caller, name: 'curl', tool: 'curl' });
    expect(facts.program.executable.path).toBe(join(folder, 'curl'));
    expect(facts.parents.map(({ pid, tool }) => [pid, tool])).toEqual([
      [pids.shell, 'zsh'],
      [pids.terminal, 'Terminal'],
    ]);
    expect(facts.terminal).toEqual({
      pid: pids.shell,
      startTime: String((start + 1_000) * 1_000),
      name: 'zsh',
    });
    expect(await named()).toBe(`process ${join(folder, 'zsh')}`);
    expect(callerWords(facts)).toBe('curl, run by zsh in Terminal');
    expect(JSON.stringify(facts)).not.toContain('secret');
  });

  it('is in a terminal that root’s login stands below', async () => {
    const login = { path: '/usr/bin/login', name: 'login', user: 0, startedAt: start + 500 };
    run(150, { ...login, parent: pids.terminal });
    replace(pids.shell, { parent: 150 });
    const facts = await inspect();
    expect(callerWords(facts)).toBe('curl, run by zsh in Terminal');
    // A process that root started decides nothing, whatever it is called.
    replace(pids.caller, { parent: 150 });
    expect(await named()).toBe('nobody');
  });

  it('is a program of its own', async () => {
    replace(pids.caller, { path: file('backup') });
    expect(await named()).toBe(`program ${join(folder, 'backup')}`);
  });

  it('has no terminal where its session has none, or the leader has ended', async () => {
    replace(pids.shell, { session: pids.terminal });
    expect(await inspect()).toMatchObject({ terminal: null });
    replace(pids.shell, { session: pids.shell });
    replace(pids.caller, { terminal: false });
    expect(await inspect()).toMatchObject({ terminal: null });
  });

  it('is the script of an interpreter, which macOS may write with a capital', async () => {
    const [script, python] = [file('deploy.py'), file('Python')];
    replace(pids.caller, { path: python, words: ['python3', '-u', script, 'secret'] });
    expect(await named()).toBe(`script ${script}`);
    expect(isWhatRuns(await inspect())).toBe(true);
    expect(mac.strings.length).toBeGreaterThan(0);
    for (const strings of mac.strings) expect(strings.every((byte) => byte === 0)).toBe(true);
    for (const words of [
      ['python3', 'deploy.py'],
      ['python3', '-W', script, script],
      // Its first word is empty, so another reader would take its script for that, and an argument for the script.
      ['', join(folder, 'evil.py'), script],
      [],
    ]) {
      replace(pids.caller, { words });
      expect(await named()).toBe(`process ${python}`);
    }
    symlinkSync(script, join(folder, 'link.py'));
    replace(pids.caller, { words: ['python3', join(folder, 'link.py')] });
    expect(await named()).toBe(`process ${python}`);
  });

  it('says that a script was changed since it started', async () => {
    const python = file('python3');
    await setTimeout(60);
    const startedAt = Date.now();
    await setTimeout(10);
    const script = file('deploy.py');
    replace(pids.caller, { startedAt, path: python, words: ['python3', script] });
    expect(await named()).toBe(`script ${script}`);
    expect(isWhatRuns(await inspect())).toBe(false);
  });

  describe('that is a shell', () => {
    beforeEach(() => {
      replace(pids.caller, { path: file('bash'), words: ['bash', './deploy.sh', 'secret'] });
    });
    const bash = () => `process ${join(folder, 'bash')}`;

    it('is the script that it has open, wherever it is', async () => {
      opening(file('deploy.sh'), 255, true);
      expect(await named()).toBe(`script ${join(folder, 'deploy.sh')}`);
    });

    it('is no file that a script has opened', async () => {
      for (const [closeOnExec, writes] of [
        [false, false],
        [true, true],
      ] as const) {
        opening(file('deploy.sh'), 255, closeOnExec, writes);
        expect(await named()).toBe(bash());
      }
      opening(file('other.sh'), 255, true);
      expect(await named()).toBe(bash());
    });

    it('is no file that another one has replaced', async () => {
      const script = file('deploy.sh', 'one');
      const open = new FakeMac();
      open.all.set(1, {
        ...{ parent: 0, startedAt: 0, path: script, name: 'x' },
        descriptors: new Map([[3, { kind: 'file', path: script, closeOnExec: true }]]),
      });
      const before = open.descriptorInfo(1, 3);
      // Kept, so that the next file can't have the same number.
      linkSync(script, join(folder, 'kept'));
      rmSync(script);
      opening(file('deploy.sh', 'two'), 255, true);
      const now = mac.descriptorInfo.bind(mac);
      mac.descriptorInfo = (pid, fd) => (fd === 255 ? before : now(pid, fd));
      expect(await named()).toBe(bash());
    });

    it('of the kind that doesn’t mark its script, is the one on a high descriptor', async () => {
      replace(pids.caller, { path: file('zsh'), words: ['zsh', 'deploy.sh'] });
      opening(file('deploy.sh'), 11, false);
      expect(await named()).toBe(`script ${join(folder, 'deploy.sh')}`);
      opening(file('deploy.sh'), 9, false);
      expect(await named()).toBe(`process ${join(folder, 'zsh')}`);
    });
  });
});

describe('nobody is named', () => {
  const other = (change: Partial<FakeMacProcess>): void =>
    run(500, {
      ...{ parent: 1, startedAt: start + 4_000, path: join(folder, 'curl'), name: 'other' },
      descriptors: new Map(),
      ...change,
    });
  const holding = new Map([connection()]);

  it.each<[string, string, () => void]>([
    ['that has closed its end', 'hidden', () => (mac.peer = null)],
    ['that is Hubkey', 'hidden', () => (mac.peer = process.pid)],
    ['of another user', 'user', () => replace(pids.caller, { user: 502 })],
    ['that runs as somebody else', 'user', () => replace(pids.caller, { user: 0, realUser: user })],
    ['that ran as somebody else', 'user', () => replace(pids.caller, { realUser: 0 })],
    ['that has ended', 'hidden', () => void mac.all.delete(pids.caller)],
    ['that has ended and is still listed', 'hidden', () => replace(pids.caller, { zombie: true })],
    ['whose descriptors are refused', 'hidden', () => replace(pids.caller, { closed: true })],
    [
      'that has passed the connection on',
      'hidden',
      () => replace(pids.caller, { descriptors: new Map() }),
    ],
    [
      'that has another connection',
      'hidden',
      () =>
        replace(pids.caller, {
          descriptors: new Map([[5, { kind: 'socket', itself: 33n, peer: 44n }]]),
        }),
    ],
    [
      'where nobody is connected to our end',
      'hidden',
      () =>
        replace(process.pid, {
          descriptors: new Map([[9, { kind: 'socket', itself: ours, peer: 0n }]]),
        }),
    ],
    ['while a younger process has the connection', 'shared', () => other({ descriptors: holding })],
    ['while one that can’t be read may have it', 'beside', () => other({ closed: true })],
    [
      'while its parent has the connection',
      'shared',
      () => replace(pids.shell, { descriptors: holding }),
    ],
    ['whose file has gone', 'hidden', () => rmSync(join(folder, 'curl'))],
    [
      'whose file was changed since it started',
      'replaced',
      () => replace(pids.caller, { startedAt: Date.now() - 1_000 }),
    ],
    [
      'that was loaded from a file that is no longer at its path',
      'replaced',
      () => replace(pids.caller, { loaded: file('evil') }),
    ],
    ['whose path is none', 'hidden', () => replace(pids.caller, { path: 'curl' })],
    [
      'whose pid another process has meanwhile',
      'hidden',
      () => (mac.meanwhile = () => replace(pids.caller, { version: 2 })),
    ],
    [
      'that ends meanwhile',
      'hidden',
      () => (mac.meanwhile = () => replace(pids.caller, { zombie: true })),
    ],
    [
      'that closes its end meanwhile',
      'hidden',
      () => (mac.meanwhile = () => void (mac.peer = null)),
    ],
    [
      'where another process uses the connection meanwhile',
      'hidden',
      () => (mac.meanwhile = () => void (mac.peer = pids.shell)),
    ],
  ])('%s', async (_what, why, change) => {
    change();
    expect(await inspect()).toEqual({ known: 'nothing', why });
  });

  it('is not for a process of another user, or an older one that is no relative', async () => {
    other({ closed: true, user: 0 });
    expect((await inspect()).known).toBe('program');
    other({ closed: true, startedAt: start - 1_000 });
    expect((await inspect()).known).toBe('program');
  });

  it.each<keyof MacCalls>([
    'option',
    'processInfo',
    'descriptorInfo',
    'descriptors',
    'pidsOf',
    'path',
  ])('where %s is refused, answers too little, or fails', async (call) => {
    // A list of no pids is no failure, as none may be younger.
    for (const answer of call === 'pidsOf'
      ? brokenCalls.filter((_, at) => at % 3 === 0)
      : brokenCalls) {
      Object.assign(mac, { [call]: answer });
      expect((await inspect()).known).toBe('nothing');
    }
  });

  it('on TCP, where the library can’t be called, and of a connection that is closed', async () => {
    const tcp = { door: 'tcp', remotePort: 1, localPort: 2 } as const;
    expect(await inspector.inspect(tcp)).toEqual({ known: 'nothing', why: 'platform' });
    expect(await inspector.inspect({ door: 'socket', openFd: () => null })).toEqual({
      known: 'nothing',
      why: 'hidden',
    });
    const without = new MacCallerInspector({ user, loadCalls: () => Promise.resolve(null) });
    expect(await without.inspect({ door: 'socket', openFd: () => 9 })).toEqual({
      known: 'nothing',
      why: 'socket',
    });
    expect(without.isAlive({ pid: pids.caller, startTime: '1' })).toBe(false);
  });
});

describe('the programs above it', () => {
  const parents = async (options?: InspectOptions) => pidsAbove(await inspect(options));

  it('end at a process that is younger than its child', async () => {
    replace(pids.shell, { startedAt: start + 3_001 });
    expect(await parents()).toEqual([]);
    expect(await named()).toBe('nobody');
  });

  it('end where they go round', async () => {
    for (const pid of Object.values(pids)) replace(pid, { startedAt: start });
    replace(pids.terminal, { parent: pids.shell });
    expect(await parents()).toEqual([pids.shell, pids.terminal]);
  });

  it('are read no further than the one that decides, unless asked for or in a terminal', async () => {
    expect(await parents()).toEqual([pids.shell, pids.terminal]);
    replace(pids.caller, { terminal: false });
    expect(await parents()).toEqual([pids.shell]);
    replace(pids.caller, { path: file('backup') });
    expect(await parents()).toEqual([]);
    expect(await parents({ allParents: true })).toEqual([pids.shell, pids.terminal]);
  });

  it('decide nothing where one belongs to another user', async () => {
    replace(pids.shell, { user: 0 });
    expect(await named()).toBe('nobody');
  });
});

it('knows whether a process still runs and has not been replaced', async () => {
  const facts = await inspect();
  if (facts.known === 'nothing') throw new Error(facts.why);
  expect(inspector.isAlive(facts.program)).toBe(true);
  expect(inspector.isAlive({ ...facts.program, startTime: '1' })).toBe(false);
  replace(pids.caller, { zombie: true });
  expect(inspector.isAlive(facts.program)).toBe(false);
  mac.all.delete(pids.caller);
  expect(inspector.isAlive(facts.program)).toBe(false);
});

it('loads the library with the first question, and once', async () => {
  let loads = 0;
  inspector = new MacCallerInspector({ user, loadCalls: () => Promise.resolve((loads++, mac)) });
  expect(loads).toBe(0);
  await Promise.all([inspect(), inspect()]);
  expect(loads).toBe(1);
});
