import { beforeEach, describe, expect, it } from 'vitest';
import { isWhatRuns, principalOfCaller, type CallerFacts } from '../../domain/caller-facts.ts';
import { callerWords } from '../../domain/words/consent-words.ts';
import { brokenCalls } from '../../testing/broken-calls.ts';
import { decidedBy, pidsAbove } from '../../testing/decided-by.ts';
import { FakeWindows, type FakeConnection } from '../../testing/fake-windows-calls.ts';
import type { InspectOptions } from '../../ports/caller-inspector.ts';
import type { WindowsCalls } from '../native/windows-calls.ts';
import { WindowsCallerInspector } from './windows-caller-inspector.ts';

const [helperPort, callerPort] = [4_100, 50_321];
const start = Date.UTC(2_026, 10, 30);
const curl = 'C:\\Windows\\System32\\curl.exe';
const python = 'C:\\Python312\\python.exe';
const powershell = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';
const backup = 'C:\\Tools\\backup.exe';
const script = 'C:\\Users\\ana\\deploy.py';
const pids = { curl: 400, between: 300, shell: 200, terminal: 100 };

let windows: FakeWindows;
let inspector: WindowsCallerInspector;
const inspect = (options?: InspectOptions): Promise<CallerFacts> =>
  inspector.inspect({ door: 'tcp', remotePort: callerPort, localPort: helperPort }, options);
const run = (pid: number, image: string, parent: number, startedAt: number, rest = {}): void =>
  void windows.all.set(pid, { image, parent, startedAt, ...rest });
const replace = (pid: number, change: object): void => {
  const process = windows.all.get(pid);
  if (!process) throw new Error(`There is no process ${pid}.`);
  windows.all.set(pid, { ...process, ...change });
};
const connection = (): FakeConnection => {
  const [first] = windows.connections;
  if (!first) throw new Error('There is no connection.');
  return first;
};
const named = async (): Promise<string> => decidedBy(await inspect());

beforeEach(() => {
  windows = new FakeWindows();
  for (const path of [curl, python, powershell, backup, script]) {
    windows.files.set(path, { changedAt: start - 86_400_000 });
  }
  run(pids.terminal, 'C:\\Program Files\\WindowsApps\\WindowsTerminal.exe', 4, start);
  run(pids.shell, powershell, pids.terminal, start + 1_000);
  run(pids.curl, curl, pids.shell, start + 3_000);
  windows.connections = [
    {
      localPort: callerPort,
      remotePort: helperPort,
      owner: pids.curl,
      createdAt: start + 3_100,
    },
    {
      localPort: helperPort,
      remotePort: callerPort,
      owner: process.pid,
      createdAt: start + 3_100,
    },
  ];
  inspector = new WindowsCallerInspector({
    loadCalls: () => Promise.resolve(windows),
    files: windows,
  });
});

describe('the program that made a connection', () => {
  it('is named with those that started it, and acts for the shell that runs it', async () => {
    const facts = await inspect({ allParents: true });
    if (facts.known === 'nothing') throw new Error(facts.why);
    expect(facts.program).toMatchObject({ pid: pids.curl, name: 'curl.exe', tool: 'curl' });
    expect(facts.program.executable.path).toBe(curl);
    expect(facts.parents.map(({ pid, tool }) => [pid, tool])).toEqual([
      [pids.shell, 'powershell'],
      [pids.terminal, 'WindowsTerminal.exe'],
    ]);
    expect(facts.terminal).toBeNull();
    expect(await named()).toBe(`process ${powershell}`);
    expect(callerWords(facts)).toBe('curl, run by powershell.exe');
    expect(windows.openHandles).toEqual(new Set());
  });

  it('may have a socket for both kinds of address', async () => {
    windows.connections = [{ ...connection(), inside6: true }];
    expect(await named()).toBe(`process ${powershell}`);
  });

  it('is a program of its own', async () => {
    replace(pids.curl, { image: backup });
    expect(await named()).toBe(`program ${backup}`);
  });

  it.each([
    [`python ${script}`, `script ${script}`],
    [`"C:\\Python312\\python.exe" -u "${script}" --password p`, `script ${script}`],
    ['python c:/Users/ana/deploy.py', `process ${python}`],
    ['python deploy.py', `process ${python}`],
    ['python \\Users\\ana\\deploy.py', `process ${python}`],
    [`python -c "import x" ${script}`, `process ${python}`],
    [`python "C:\\Users\\ana\\dep"loy.py`, `process ${python}`],
    [`python -W"x \\" ${script}`, `process ${python}`],
    ['', `process ${python}`],
  ])('that runs %s is %s', async (commandLine, who) => {
    replace(pids.curl, { image: python, commandLine });
    expect(await named()).toBe(who);
    expect(JSON.stringify(await inspect())).not.toContain('password');
  });

  it('says whether a script is still what was started', async () => {
    replace(pids.curl, { image: python, commandLine: `python ${script}` });
    expect(isWhatRuns(await inspect())).toBe(true);
    windows.files.set(script, { changedAt: start + 3_000 });
    expect(isWhatRuns(await inspect())).toBe(false);
  });

  it('believes no script through a link', async () => {
    replace(pids.curl, { image: python, commandLine: `python ${script}` });
    windows.files.set(script, { changedAt: start - 1, real: 'C:\\Users\\ana\\other.py' });
    expect(await named()).toBe(`process ${python}`);
  });

  it('acts for the shell from which hubkey-command.ps1 was run', async () => {
    const hubkey = 'C:\\Users\\ana\\Hubkey\\hubkey-command.ps1';
    windows.files.set(hubkey, { changedAt: start - 1_000 });
    const commandLine = `powershell -NoProfile -ExecutionPolicy Bypass -File "${hubkey}" header`;
    run(pids.between, powershell, pids.shell, start + 2_000, { commandLine });
    replace(pids.curl, { parent: pids.between });
    const facts = await inspect();
    const principal = principalOfCaller(facts);
    expect(principal).toMatchObject({ kind: 'process', process: { pid: pids.shell } });
  });

  it('acts for the shell that started hubkey.cmd too', async () => {
    const batch = 'C:\\Users\\ana b\\Hubkey\\hubkey.cmd';
    windows.files.set(batch, { changedAt: start - 1_000 });
    const cmd = 'C:\\Windows\\System32\\cmd.exe';
    windows.files.set(cmd, { changedAt: start - 1_000 });
    const commandLine = `${cmd} /c ""${batch}" header"`;
    run(pids.between, cmd, pids.shell, start + 2_000, { commandLine });
    replace(pids.curl, { parent: pids.between });
    const principal = principalOfCaller(await inspect());
    expect(principal).toMatchObject({ kind: 'process', process: { pid: pids.shell } });
  });

  it('names no other batch file, as cmd reads it while it runs', async () => {
    const batch = 'C:\\Users\\ana\\build.cmd';
    windows.files.set(batch, { changedAt: start - 1_000 });
    const cmd = 'C:\\Windows\\System32\\cmd.exe';
    windows.files.set(cmd, { changedAt: start - 1_000 });
    run(pids.between, cmd, pids.shell, start + 2_000, { commandLine: `${cmd} /c ""${batch}" x"` });
    replace(pids.curl, { parent: pids.between });
    const principal = principalOfCaller(await inspect());
    expect(principal).toMatchObject({ kind: 'process', process: { pid: pids.between } });
  });
});

describe('nobody is named', () => {
  it.each<[string, string, () => void]>([
    ['without a connection', 'hidden', () => (windows.connections = [])],
    ['by a connection that is ending', 'hidden', () => (connection().state = 8)],
    ['by one to another address', 'hidden', () => (connection().address = '127.0.0.2')],
    ['by two connections', 'hidden', () => void windows.connections.push({ ...connection() })],
    ['whose pid is none', 'hidden', () => (connection().owner = 0)],
    ['that is Hubkey', 'hidden', () => (connection().owner = process.pid)],
    ['that has ended', 'hidden', () => void windows.all.delete(pids.curl)],
    ['that has ended and is still listed', 'hidden', () => replace(pids.curl, { ended: true })],
    ['that can’t be opened', 'hidden', () => replace(pids.curl, { closed: true })],
    ['of another user', 'user', () => replace(pids.curl, { user: 1_001 })],
    ['of another session', 'user', () => replace(pids.curl, { session: 2 })],
    ['whose file has gone', 'hidden', () => void windows.files.delete(curl)],
    [
      'whose file was changed since it started',
      'replaced',
      () => void windows.files.set(curl, { changedAt: start + 3_001 }),
    ],
    [
      'whose path is none that people write',
      'hidden',
      () => replace(pids.curl, { image: '\\Device\\HarddiskVolume3\\curl.exe' }),
    ],
    ['whose path is half a pair', 'hidden', () => replace(pids.curl, { image: 'C:\\\ud800.exe' })],
    [
      'that started after the connection was made: its pid was another’s',
      'hidden',
      () => replace(pids.curl, { startedAt: start + 3_200 }),
    ],
    [
      'where Windows doesn’t say when the connection was made',
      'hidden',
      () => (connection().createdAt = null),
    ],
    [
      'that has closed the connection meanwhile',
      'hidden',
      () => (windows.meanwhile = () => void (windows.connections = [])),
    ],
    [
      'whose ports another program has meanwhile',
      'hidden',
      () => (windows.meanwhile = () => void (connection().createdAt = start + 3_200)),
    ],
    [
      'that ends meanwhile',
      'hidden',
      () => (windows.meanwhile = () => replace(pids.curl, { ended: true })),
    ],
  ])('%s', async (_what, why, change) => {
    change();
    expect(await inspect()).toEqual({ known: 'nothing', why });
    expect(windows.openHandles).toEqual(new Set());
  });

  it.each<keyof WindowsCalls>([
    'tcpTable',
    'processes',
    'open',
    'times',
    'exitCode',
    'imagePath',
    'user',
    'session',
  ])('where %s is refused, answers too little, or fails', async (call) => {
    for (const answer of brokenCalls) {
      Object.assign(windows, { [call]: call === 'open' ? () => null : answer });
      expect((await inspect()).known).toBe('nothing');
    }
  });

  it('on a Unix socket, and where the libraries can’t be called', async () => {
    const socket = { door: 'socket', openFd: () => 3 } as const;
    expect(await inspector.inspect(socket)).toEqual({ known: 'nothing', why: 'socket' });
    const without = new WindowsCallerInspector({ loadCalls: () => Promise.resolve(null) });
    const tcp = { door: 'tcp', remotePort: callerPort, localPort: helperPort } as const;
    expect(await without.inspect(tcp)).toEqual({ known: 'nothing', why: 'platform' });
    expect(without.isAlive({ pid: pids.curl, startTime: '1' })).toBe(false);
  });
});

describe('the programs above it', () => {
  const parents = async (options?: InspectOptions) => pidsAbove(await inspect(options));

  it('end at a process that is younger than its child: it has the pid of one that ended', async () => {
    replace(pids.shell, { startedAt: start + 3_001 });
    expect(await parents()).toEqual([]);
    expect(await named()).toBe('nobody');
  });

  it('end where they go round', async () => {
    for (const pid of [pids.shell, pids.terminal, pids.curl]) replace(pid, { startedAt: start });
    replace(pids.terminal, { parent: pids.shell });
    expect(await parents({ allParents: true })).toEqual([pids.shell, pids.terminal]);
  });

  it('are read no further than the one that decides, unless asked for', async () => {
    expect(await parents()).toEqual([pids.shell]);
    replace(pids.curl, { image: backup });
    expect(await parents()).toEqual([]);
    expect(await parents({ allParents: true })).toEqual([pids.shell, pids.terminal]);
  });

  it('decide nothing where one belongs to another user, or can’t be opened', async () => {
    replace(pids.shell, { user: 1_001 });
    expect(await named()).toBe('nobody');
    replace(pids.shell, { user: undefined, closed: true });
    expect(await named()).toBe('nobody');
  });
});

it('knows whether a process still runs and has not been replaced', async () => {
  const facts = await inspect();
  if (facts.known === 'nothing') throw new Error(facts.why);
  expect(inspector.isAlive(facts.program)).toBe(true);
  expect(inspector.isAlive({ ...facts.program, startTime: '1' })).toBe(false);
  replace(pids.curl, { ended: true });
  expect(inspector.isAlive(facts.program)).toBe(false);
  windows.all.delete(pids.curl);
  expect(inspector.isAlive(facts.program)).toBe(false);
  expect(windows.openHandles).toEqual(new Set());
});

it('loads the libraries with the first question, and once', async () => {
  let loads = 0;
  inspector = new WindowsCallerInspector({
    loadCalls: () => Promise.resolve((loads++, windows)),
    files: windows,
  });
  expect(loads).toBe(0);
  await Promise.all([inspect(), inspect()]);
  expect(loads).toBe(1);
});
