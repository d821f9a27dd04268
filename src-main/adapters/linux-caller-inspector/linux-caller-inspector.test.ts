import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { principalOfCaller } from '../../domain/caller-facts.ts';
import type { CallerConnection } from '../../domain/caller.ts';
import { samePrincipal } from '../../domain/principal.ts';
import { decidedBy } from '../../testing/decided-by.ts';
import { canRun, type Inspection, type RunAs } from '../../testing/inspection.ts';
import { useInspections } from '../../testing/use-inspections.ts';
import { LinuxCallerInspector } from './linux-caller-inspector.ts';
import { readStat } from './process-stat.ts';
import { inodeOf } from './socket-table.ts';

const row = (local: string, remote: string, state = '01', inode = '777') =>
  `   0: ${local} ${remote} ${state} 00000000:00000000 00:00000000 00000000  1000        0 ${inode} 1 x`;
const head = '  sl  local_address rem_address   st …';

describe('the tables of sockets', () => {
  it.each([
    [row('0100007F:1F90', '0100007F:0050'), '777'],
    [row('0000000000000000FFFF00000100007F:1F90', '0000000000000000FFFF00000100007F:0050'), '777'],
    [row('0100007F:0050', '0100007F:1F90'), null],
    [row('0100007F:1F90', '0100007F:0050', '06'), null],
    [row('0100007F:1F90', '0100007F:0050', '01', '0'), null],
    [row('0200007F:1F90', '0100007F:0050'), null],
    ['garbage', null],
  ])('%s', (line, inode) => {
    expect(inodeOf(`${head}\n${line}\n`, 8080, 80)).toBe(inode);
  });
});

it('reads a name with brackets and blanks, and nothing of what is no line', () => {
  const rest = `S 12 7 5 34816 ${Array.from({ length: 14 }, () => 0).join(' ')} 4242 9`;
  expect(readStat(`7 (odd) name (x)) ${rest}`)).toEqual({
    name: 'odd) name (x)',
    ended: false,
    parent: 12,
    session: 5,
    terminal: true,
    startTime: '4242',
  });
  expect(readStat('')).toBeNull();
  expect(readStat('7 (x) S')).toBeNull();
});

const python = '/usr/bin/python3';
/** A caller that does what the lines say once it is connected as `s`, and then asks. */
const connecting = (port: number, ...lines: string[]): string[] => [
  '-c',
  [
    'import array, ctypes, os, socket, sys, time',
    'libc = ctypes.CDLL(None)',
    ...lines.filter((line) => line.startsWith('#first ')).map((line) => line.slice(7)),
    `s = socket.create_connection(("127.0.0.1", ${port}))`,
    's.set_inheritable(True)',
    ...lines.filter((line) => !line.startsWith('#first ')),
    's.close() if done else s.send(b"x")',
    'time.sleep(20)',
  ].join('\n'),
];

describe.runIf(process.platform === 'linux')('on this system', () => {
  let folder: string;
  let running: Inspection;
  const inspections = useInspections();
  const start = async (user: RunAs = null): Promise<void> => {
    running = await inspections(user);
  };
  const url = () => `http://127.0.0.1:${running.port}/`;
  const file = (name: string, text: string, mode = 0o755): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    chmodSync(path, mode);
    return path;
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hubkey-callers-'));
    chmodSync(folder, 0o755);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('names the program that calls, its script, and those that started it', async () => {
    await start();
    const script = file('ask me.sh', `curl -s -H 'X: secret' ${url()}all || true\n`);
    const facts = await running.facts('bash', [script]);
    if (facts.known === 'nothing') throw new Error(facts.why);
    expect(facts.program).toMatchObject({ name: 'curl', tool: 'curl', script: null });
    expect(facts.program.executable.path).toMatch(/\/curl$/);
    expect(facts.parents[0]).toMatchObject({ name: 'bash', script: { path: script } });
    expect(facts.parents[1]?.pid).toBe(process.pid);
    expect(facts.terminal).toBeNull();
    expect(decidedBy(facts)).toBe(`script ${script}`);
    expect(JSON.stringify(facts)).not.toContain('secret');
  });

  it('knows a file that was replaced or changed from the one before', async () => {
    await start();
    const tool = join(folder, 'fetcher');
    copyFileSync('/usr/bin/curl', tool);
    const asked = async () => principalOfCaller(await running.facts(tool, ['-s', url()]));
    const first = await asked();
    expect(first).toMatchObject({ kind: 'program', file: { path: tool } });
    expect(samePrincipal(first, await asked())).toBe(true);
    copyFileSync('/usr/bin/curl', `${tool}.new`);
    renameSync(`${tool}.new`, tool);
    const second = await asked();
    expect(samePrincipal(first, second)).toBe(false);
    chmodSync(tool, 0o700);
    expect(samePrincipal(second, await asked())).toBe(false);
  });

  it('names nobody whose file is another by now', async () => {
    await start();
    const tool = join(folder, 'fetcher');
    copyFileSync('/usr/bin/sleep', join(folder, 'other'));
    copyFileSync('/bin/bash', tool);
    const line = `exec 3<>/dev/tcp/127.0.0.1/${running.port}; mv ${folder}/other ${tool}; echo x >&3; read -r -u 3`;
    expect(decidedBy(await running.facts(tool, ['-c', line]))).toBe('replaced');
  });

  it.runIf(canRun(python, '-V'))(
    'tells two scripts of one interpreter apart, and a program text from both',
    async () => {
      await start();
      const text = `import urllib.request; urllib.request.urlopen("${url()}")`;
      const [firstScript, secondScript] = [file('one.py', text), file('two.py', text)];
      const facts = [
        await running.facts(python, [firstScript]),
        await running.facts(python, [secondScript]),
        await running.facts(python, ['-c', text]),
        await running.facts(python, ['-W', firstScript, secondScript]),
      ];
      expect(facts.map(decidedBy)).toEqual([
        `script ${firstScript}`,
        `script ${secondScript}`,
        expect.stringMatching(/^process .*\/python3/),
        expect.stringMatching(/^process .*\/python3/),
      ]);
      const [first, ...others] = facts.map(principalOfCaller);
      expect(others.map((other) => first && samePrincipal(first, other))).toEqual([
        false,
        false,
        false,
      ]);
    },
  );

  it.each([
    ['bash', []],
    ['dash', []],
    ['zsh', []],
    ['busybox', ['sh']],
  ])('names the script that %s runs, wherever it has gone meanwhile', async (shell, words) => {
    if (!canRun(shell, ...words, '-c', 'true')) return;
    await start();
    mkdirSync(join(folder, 'allowed'));
    file('allowed/run.sh', 'true\n');
    const evil = file('run.sh', `cd ${folder}/allowed; curl -s ${url()} || true\n`);
    const facts = await running.facts(shell, [...words, 'run.sh'], folder);
    expect(decidedBy(facts)).toBe(`script ${evil}`);
  });

  it.each(['bash', 'zsh'])(
    'believes no file that a script of %s has opened, whatever became of its own',
    async (shell) => {
      if (!canRun(shell, '-c', 'true')) return;
      await start();
      mkdirSync(join(folder, 'allowed'));
      const granted = file('allowed/run.sh', 'true\n');
      const evil = join(folder, 'run.sh');
      const own = `script ${evil}`;
      for (const [meanwhile, who] of [
        ['true', own],
        [`mv ${evil} ${evil}.old`, null],
        [`rm ${evil}`, null],
        [`ln -sf ${granted} ${evil}`, null],
      ] as const) {
        for (const name of [evil, 'run.sh']) {
          rmSync(evil, { force: true });
          file('run.sh', `exec 3<${granted}; ${meanwhile}; curl -s ${url()} || true\n`);
          const principal = decidedBy(await running.facts(shell, [name], folder));
          expect(principal).toEqual(who ?? expect.stringMatching(/^process /));
        }
      }
      const more = `exec {fd}<${granted}; rm ${evil}; curl -s ${url()} || true\n`;
      rmSync(evil);
      file('run.sh', more);
      expect(decidedBy(await running.facts(shell, [evil]))).toMatch(/^process /);
    },
  );

  it('names a shell’s script through a link to it', async () => {
    await start();
    const script = file('deploy.sh', `curl -s ${url()} || true\n`);
    const link = join(folder, 'deploy');
    symlinkSync(script, link);
    expect(decidedBy(await running.facts('dash', [link]))).toBe(`script ${script}`);
  });

  describe.runIf(canRun(python, '-V'))('a script of an interpreter that closes it', () => {
    const ask = () => `import os, urllib.request; urllib.request.urlopen("${url()}")`;
    let granted: string;
    beforeEach(async () => {
      await start();
      mkdirSync(join(folder, 'allowed'));
      granted = file('allowed/run.py', 'pass');
    });
    const run = async (meanwhile: string, word: string): Promise<string> => {
      file('run.py', `import os; ${meanwhile}; ${ask()}`);
      return decidedBy(await running.facts(python, [word], folder));
    };
    const own = () => join(folder, 'run.py');

    it('is not another one that it has opened', async () => {
      expect(await run(`f = open(${JSON.stringify(granted)})`, own())).toBe(`script ${own()}`);
    });

    it('is none where its name depends on the folder, which it can change', async () => {
      const moves = `os.chdir(${JSON.stringify(join(folder, 'allowed'))})`;
      for (const word of ['run.py', './run.py']) {
        expect(await run(moves, word)).toMatch(/^process .*\/python3/);
      }
    });

    it('is none where its name leads through a link, which it can turn', async () => {
      const turns = `os.remove(__file__); os.symlink(${JSON.stringify(granted)}, __file__)`;
      expect(await run(turns, own())).toMatch(/^process .*\/python3/);
    });

    it('is none below folders that are others for each process', async () => {
      expect(await run('pass', `//proc/self/cwd/run.py`)).toMatch(/^process .*\/python3/);
    });
  });

  it.runIf(canRun('fish', '-v'))('believes no file that fish has opened', async () => {
    await start();
    mkdirSync(join(folder, 'allowed'));
    const granted = file('allowed/run.fish', 'true\n');
    file('run.fish', `cd ${folder}/allowed; begin; curl -s ${url()}; true; end <${granted}\n`);
    expect(decidedBy(await running.facts('fish', ['run.fish'], folder))).toMatch(
      /^process .*\/fish/,
    );
  });

  it.runIf(canRun('unshare', '-Urm', 'true'))(
    'names nobody in a namespace of its own',
    async () => {
      await start();
      const [granted, evil] = [join(folder, 'granted'), join(folder, 'evil')];
      for (const path of [granted, evil]) copyFileSync('/usr/bin/curl', path);
      const line = `mount --bind ${evil} ${granted} && exec ${granted} -s ${url()}`;
      expect(decidedBy(await running.facts('unshare', ['-Urm', 'sh', '-c', line]))).toBe(
        'namespace',
      );
      expect(decidedBy(await running.facts('unshare', ['-Ur', granted, '-s', url()]))).toBe(
        'namespace',
      );
    },
  );

  it('names nobody of those that hold a connection together', async () => {
    await start();
    const line = `exec 3<>/dev/tcp/127.0.0.1/${running.port}; sleep 5 & echo x >&3; wait`;
    expect(decidedBy(await running.facts('bash', ['-c', line]))).toBe('shared');
  });

  it.runIf(canRun(python, '-V'))(
    'names nobody while a descriptor is on its way between processes',
    async () => {
      await start();
      const sent = [
        'a, b = socket.socketpair()',
        'a.set_inheritable(True); b.set_inheritable(True)',
        'a.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [s.fileno()]))])',
        's.send(b"later")',
      ];
      const inChild = connecting(
        running.port,
        'done = True',
        ...sent,
        'if os.fork() == 0: os.execv("/bin/sleep", ["sleep", "20"])',
      );
      expect(decidedBy(await running.facts(python, inChild))).toBe('shared');
      const byItself = connecting(
        running.port,
        'done = True',
        ...sent,
        'os.execv("/bin/sleep", ["sleep", "20"])',
      );
      expect(decidedBy(await running.facts(python, byItself))).toBe('shared');
    },
  );

  it('tells a terminal by its leader, for as long as that runs', async () => {
    await start();
    // With exec the leader is the caller's parent whatever $SHELL is: bash leaves itself out, dash does not.
    const line = `exec sh -c 'curl -s ${url()}; true'`;
    const facts = await running.facts('script', ['-qec', line, '/dev/null']);
    if (facts.known === 'nothing' || !facts.terminal) throw new Error('No terminal is known.');
    const { terminal } = facts;
    expect(terminal.pid).toBe(facts.parents[0]?.pid);
    const inspector = new LinuxCallerInspector({ now: () => Date.now() });
    expect(inspector.isAlive({ ...terminal, startTime: '1' })).toBe(false);
    await vi.waitFor(() => expect(inspector.isAlive(terminal)).toBe(false));
  });

  // As root everything can be read, so these run as somebody else there.
  describe.runIf(canRun(python, '-V'))('where a program can’t be read', () => {
    const user: RunAs = process.getuid?.() === 0 ? 12_345 : null;
    const hide = '#first libc.prctl(4, 0, 0, 0, 0)';

    it('names no harmless program that shares its connection', async () => {
      await start(user);
      // A pipe that is closed by exec says when the other process runs the harmless program.
      const pipe = 'r, w = os.pipe()';
      const otherRuns = 'os.close(w); os.read(r, 1)';
      const inChild = connecting(
        running.port,
        hide,
        'done = False',
        pipe,
        'if os.fork() == 0: os.execv("/bin/sleep", ["sleep", "20"])',
        otherRuns,
      );
      expect(decidedBy(await running.facts(python, inChild))).toBe('beside');
      const inParent = connecting(
        running.port,
        'done = False',
        pipe,
        'if os.fork(): os.execv("/bin/sleep", ["sleep", "20"])',
        'os.setsid(); libc.prctl(4, 0, 0, 0, 0)',
        otherRuns,
      );
      expect(decidedBy(await running.facts(python, inParent))).toBe('beside');
    });

    it('does not name it either', async () => {
      await start(user);
      expect(
        decidedBy(await running.facts(python, connecting(running.port, hide, 'done = False'))),
      ).toBe('hidden');
    });

    it('names others all the same: agents and keyrings are on every desktop', async () => {
      await start(user);
      const agent = running.start(python, [
        '-uc',
        'import ctypes, time; ctypes.CDLL(None).prctl(4, 0, 0, 0, 0); print(1); time.sleep(20)',
      ]);
      await new Promise((resolve) => agent.stdout?.once('data', resolve));
      expect(
        decidedBy(await running.facts('bash', [file('ask.sh', `curl -s ${url()} || true\n`)])),
      ).toBe(`script ${folder}/ask.sh`);
    });
  });
});

it('claims nothing of a connection that is not there', async () => {
  const inspector = new LinuxCallerInspector({ now: () => Date.now() });
  const nobody: CallerConnection = { door: 'tcp', remotePort: 1, localPort: 2 };
  expect(await inspector.inspect(nobody)).toEqual({ known: 'nothing', why: 'hidden' });
});
