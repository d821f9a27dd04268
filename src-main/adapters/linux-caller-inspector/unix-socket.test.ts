import {
  chmodSync,
  closeSync,
  mkdtempSync,
  openSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isWhatRuns } from '../../domain/caller-facts.ts';
import { decidedBy } from '../../testing/decided-by.ts';
import { canRun, type Inspection, type RunAs } from '../../testing/inspection.ts';
import { useInspections } from '../../testing/use-inspections.ts';
import { LinuxCallerInspector } from './linux-caller-inspector.ts';

const python = '/usr/bin/python3';
const root = process.getuid?.() === 0;
const now = () => Date.now();

describe.runIf(process.platform === 'linux')('on the Unix socket', () => {
  let folder: string;
  let running: Inspection;
  const inspections = useInspections();
  const start = async (user: RunAs = null): Promise<void> => {
    running = await inspections(user);
  };
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hubkey-callers-'));
    chmodSync(folder, 0o755);
    await start();
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text, { mode: 0o755 });
    return path;
  };
  const curl = () => `curl -s --unix-socket ${running.socket} http://localhost/`;
  /** A caller that is connected as `s` and then does what the lines say; `send` asks, `wait` stays. */
  const connecting = (...lines: string[]): string[] => [
    '-c',
    [
      'import array, ctypes, os, socket, sys, time',
      'libc = ctypes.CDLL(None)',
      'def hide(): libc.prctl(4, 0, 0, 0, 0)',
      'def wait(): time.sleep(20)',
      'def other(): os.execv("/bin/sleep", ["sleep", "20"])',
      'def send(what=b"x"): s.send(what)',
      'def give(to): to.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [s.fileno()]))])',
      'def connect():',
      '  global s',
      '  s = socket.socket(socket.AF_UNIX)',
      `  s.connect(${JSON.stringify(running.socket)})`,
      '  s.set_inheritable(True)',
      ...lines,
    ].join('\n'),
  ];

  it('names the program that calls, its script, and those that started it', async () => {
    const script = file('ask me.sh', `${curl()}all -H 'X: secret' || true\n`);
    const facts = await running.facts('bash', [script]);
    if (facts.known === 'nothing') throw new Error(facts.why);
    expect(facts.program).toMatchObject({ name: 'curl', tool: 'curl', script: null });
    expect(facts.parents[0]).toMatchObject({ name: 'bash', script: { path: script } });
    expect(facts.parents[1]?.pid).toBe(process.pid);
    expect(decidedBy(facts)).toBe(`script ${script}`);
    expect(JSON.stringify(facts)).not.toContain('secret');
  });

  it('reads no parent above the script that decides, unless asked or in a terminal', async () => {
    const facts = await running.facts('bash', [file('ask.sh', `${curl()} || true\n`)]);
    expect(facts.known === 'program' && facts.parents.map(({ name }) => name)).toEqual(['bash']);
  });

  it('tells a terminal by its leader', async () => {
    const line = `exec sh -c '${curl()}; true'`;
    const facts = await running.facts('script', ['-qec', line, '/dev/null']);
    expect(facts.known === 'program' && facts.terminal?.pid).toBe(
      facts.known === 'program' && facts.parents[0]?.pid,
    );
    // The terminal itself is above the shell.
    expect(facts.known === 'program' && facts.parents[1]?.name).toBe('script');
  });

  it.runIf(canRun(python, '-V'))('tells two scripts of one interpreter apart', async () => {
    const [, text = ''] = connecting('connect(); send(); wait()');
    const [first, second] = [file('one.py', text), file('two.py', text)];
    expect(decidedBy(await running.facts(python, [first]))).toBe(`script ${first}`);
    expect(decidedBy(await running.facts(python, [second]))).toBe(`script ${second}`);
    expect(decidedBy(await running.facts(python, ['-c', text]))).toMatch(/^process .*\/python3/);
  });

  it('says whether a script is still what was started', async () => {
    const ask = file('ask.sh', `${curl()} || true\n`);
    // A change just before the start can't be told from one just after it.
    await setTimeout(100);
    expect(isWhatRuns(await running.facts('bash', [ask]))).toBe(true);
    const text = `sleep 0.1; cp '${ask}' '${ask}.x'; cat '${ask}.x' >'${ask}'; ${curl()} || true\n`;
    const restored = file('restored.sh', text.replaceAll(ask, join(folder, 'restored.sh')));
    await setTimeout(100);
    const facts = await running.facts('bash', [restored]);
    expect(decidedBy(facts)).toBe(`script ${restored}`);
    expect(isWhatRuns(facts)).toBe(false);
    // Its time of change can be set by anybody, the one that counts by nobody.
    const touched = file('touched.sh', `sleep 0.1; touch -d 2001-01-01 "$0"; ${curl()} || true\n`);
    utimesSync(touched, 1, 1);
    await setTimeout(100);
    expect(isWhatRuns(await running.facts('bash', [touched]))).toBe(false);
  });

  describe.runIf(canRun(python, '-V'))('names nobody', () => {
    const ask = async (...lines: string[]): Promise<string> =>
      decidedBy(await running.facts(python, connecting(...lines)));
    const child = (does: string) => `if os.fork() == 0: ${does}`;
    const orphan = (does: string) => child(`\n  os.setsid()\n  ${child(does)}\n  os._exit(0)`);

    it('where the process that connected has gone, and another has its connection', async () => {
      expect(await ask('connect()', 'if os.fork(): os._exit(0)', 'send(b"later"); wait()')).toBe(
        'hidden',
      );
    });

    it('where that has passed the connection on', async () => {
      expect(
        await ask(
          'connect()',
          'child = os.fork()',
          'if child: s.close()',
          'else: send(b"later")',
          'wait()',
        ),
      ).toBe('hidden');
    });

    it('while a child has the connection as well, whatever either runs by then', async () => {
      expect(await ask('connect()', child('wait()'), 'send(); wait()')).toBe('shared');
      expect(await ask('connect()', child('wait()'), 'send(b"later"); other()')).toBe('shared');
      expect(await ask('connect()', child('other()'), 'send(b"later"); wait()')).toBe('shared');
    });

    it('while an orphan in a session of its own has it', async () => {
      expect(await ask('connect()', orphan('wait()'), 'send(b"later"); other()')).toBe('shared');
    });

    it('while the parent has it, by a message', async () => {
      expect(
        await ask(
          'ours, theirs = socket.socketpair()',
          'if os.fork() == 0:',
          '  connect(); give(theirs); send(b"later"); other()',
          'got = socket.recv_fds(ours, 1, 1)',
          'wait()',
        ),
      ).toBe('shared');
    });

    it('while a descriptor is on its way between processes', async () => {
      expect(
        await ask(
          'ours, theirs = socket.socketpair()',
          'ours.set_inheritable(True); theirs.set_inheritable(True)',
          'connect(); give(ours); send(b"later"); other()',
        ),
      ).toBe('shared');
    });

    it.runIf(root)('of another user', async () => {
      const as = ['--reuid=12345', '--regid=12345', '--clear-groups'];
      const asks = ['curl', '-s', '--unix-socket', running.socket, 'http://localhost/'];
      expect(decidedBy(await running.facts('setpriv', [...as, ...asks]))).toBe('user');
    });

    it.runIf(canRun('unshare', '-Urm', 'true'))('in namespaces of its own', async () => {
      const asks = ['curl', '-s', '--unix-socket', running.socket, 'http://localhost/'];
      expect(decidedBy(await running.facts('unshare', ['-Urm', ...asks]))).toBe('namespace');
      expect(decidedBy(await running.facts('unshare', ['-Urpf', ...asks]))).toBe('namespace');
    });

    // As root everything can be read, so these run as somebody else there.
    it('that can’t be read, nor one beside such a child', async () => {
      await start(root ? 12_345 : null);
      expect(await ask('hide(); connect(); send(); wait()')).toBe('hidden');
      expect(await ask('connect()', child('hide(); wait()'), 'send(b"later"); wait()')).toBe(
        'beside',
      );
    });
  });

  it('claims nothing where the C library can’t be called, and of a connection that is closed', async () => {
    const without = new LinuxCallerInspector({ now, loadCalls: () => Promise.resolve(null) });
    expect(await without.inspect({ door: 'socket', openFd: () => 0 })).toEqual({
      known: 'nothing',
      why: 'socket',
    });
    const inspector = new LinuxCallerInspector({ now });
    expect(await inspector.inspect({ door: 'socket', openFd: () => null })).toEqual({
      known: 'nothing',
      why: 'hidden',
    });
    const fd = openSync(file('no-socket', ''), 'r');
    expect(await inspector.inspect({ door: 'socket', openFd: () => fd })).toEqual({
      known: 'nothing',
      why: 'socket',
    });
    closeSync(fd);
  });
});
