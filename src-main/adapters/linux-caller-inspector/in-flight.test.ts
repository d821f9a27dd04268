import { expect, it } from 'vitest';
import { isAnyInFlight } from './in-flight.ts';
import type { OpenFiles } from './open-files.ts';
import { Proc } from './proc.ts';

/** Processes with the sockets that each has open, by descriptor, and what `fdinfo` shows of each descriptor. */
class Shown extends Proc {
  readonly read: string[] = [];
  readonly #sockets: Record<number, Record<string, number>>;
  readonly #info: (path: string) => string;

  constructor(sockets: Record<number, Record<string, number>>, info: (path: string) => string) {
    super('/nonexistent');
    this.#sockets = sockets;
    this.#info = info;
  }

  override user(): number {
    return process.geteuid?.() ?? 0;
  }

  override openFiles(pid: number): OpenFiles {
    const open = Object.entries(this.#sockets[pid] ?? {});
    return new Map(open.map(([fd, inode]) => [fd, `socket:[${inode}]`]));
  }

  override text(pid: number, name: string): string {
    this.read.push(`${pid}/${name}`);
    return this.#info(`${pid}/${name}`);
  }
}

const info = (inode: number, queued: number) => `pos:\t0\nino:\t${inode}\nscm_fds: ${queued}\n`;
const shared = { 10: { '1': 500, '5': 900 }, 11: { '1': 500, '2': 501 } };

it('reads each socket once, and never the connection', () => {
  const proc = new Shown(shared, (path) => info(path.endsWith('/2') ? 501 : 500, 0));
  expect(isAnyInFlight(proc, [10, 11], '900')).toBe(false);
  expect(proc.read).toEqual(['10/fdinfo/1', '11/fdinfo/2']);
});

it('reads it elsewhere too where a descriptor has become another file', () => {
  const proc = new Shown(shared, (path) =>
    path.startsWith('10') ? info(77, 0) : info(path.endsWith('/1') ? 500 : 501, 1),
  );
  expect(isAnyInFlight(proc, [10, 11], '900')).toBe(true);
  expect(proc.read).toEqual(['10/fdinfo/1', '11/fdinfo/1']);
});
