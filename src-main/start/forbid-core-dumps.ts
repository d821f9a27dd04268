import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Keeps the memory of this process, and of those it has started or will start, out of files where one crashes: it
 * may hold secrets. Only on Linux; `prlimit` is part of util-linux, and without it the system's own limit stays.
 */
export function forbidCoreDumps(pid = process.pid): Promise<boolean> {
  if (process.platform !== 'linux') return Promise.resolve(false);
  const script = 'for pid do prlimit --core=0:0 --pid "$pid" || exit 1; done';
  const args = ['-c', script, 'sh', String(pid), ...childrenOf(pid)];
  return new Promise((resolve) => {
    execFile('sh', args, (error) => resolve(error === null));
  });
}

/** Chromium's zygotes, which start the renderers, run before any of Hubkey's code does. */
function childrenOf(pid: number): string[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1');
    return children.split(' ').filter(Boolean);
  } catch {
    return [];
  }
}
