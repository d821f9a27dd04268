import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { forbidCoreDumps } from './forbid-core-dumps.ts';

const shell = spawn('sh', ['-c', 'ulimit -c unlimited; sleep 60 & echo $!; wait']);
afterEach(() => shell.kill());

const limitOf = (pid: number): string | undefined =>
  /^Max core file size\s+(\S+\s+\S+)/m.exec(readFileSync(`/proc/${pid}/limits`, 'latin1'))?.[1];

it.runIf(process.platform === 'linux')(
  'ends the cores of a process and of what it started, for good',
  async () => {
    const [said] = (await once(shell.stdout, 'data')) as [Buffer];
    const pids = [shell.pid ?? 0, Number(said)];
    expect(pids.map(limitOf)).not.toContainEqual(expect.stringMatching(/^0/));
    expect(await forbidCoreDumps(shell.pid)).toBe(true);
    for (const pid of pids) expect(limitOf(pid)).toMatch(/^0\s+0$/);
    process.kill(Number(said));
  },
);
