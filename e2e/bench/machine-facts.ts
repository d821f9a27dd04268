import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';

/** Where and when figures were measured. */
export interface MachineFacts {
  /** "2026-12-01" */
  date: string;
  cpu: string;
  cores: number;
  memoryGiB: number;
  os: string;
  /** The version of the Electron that ran. */
  electron: string;
}

export const machineFacts = (runtime: string): MachineFacts => ({
  date: new Date().toISOString().slice(0, 10),
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  os: `${systemName()}, ${type()} ${release()}`,
  electron: execFileSync(runtime, ['-p', 'process.versions.electron'], {
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  }).trim(),
});

/** "Debian GNU/Linux 12 (bookworm)" (os-release(5)). */
function systemName(): string {
  try {
    const [, name] = /^PRETTY_NAME="?(.*?)"?$/m.exec(readFileSync('/etc/os-release', 'utf8')) ?? [];
    return name ?? process.platform;
  } catch {
    return process.platform;
  }
}
