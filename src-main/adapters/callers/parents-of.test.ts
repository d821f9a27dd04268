import { describe, expect, it } from 'vitest';
import type { ProgramFacts } from '../../domain/program-facts.ts';
import { ancestorsOf } from './ancestors.ts';
import { parentsOf } from './parents-of.ts';
import { readProgram, type ProgramSource } from './read-program.ts';

const caller = 100;

/** A chain of processes, each started by the one above it: the caller is 100, its parent 99, and so on. */
class Chain implements ProgramSource {
  readonly #paths: readonly string[];
  readonly read: number[] = [];

  constructor(...paths: string[]) {
    this.#paths = paths;
  }

  #path(pid: number): string | undefined {
    return this.#paths[caller - pid];
  }

  parentOf(pid: number): number | null {
    return this.#path(pid - 1) === undefined ? null : pid - 1;
  }

  stat(pid: number) {
    return this.#path(pid) === undefined ? null : { name: `n${pid}`, startTime: '1' };
  }

  executable(pid: number) {
    this.read.push(pid);
    const path = this.#path(pid);
    return path === undefined ? null : { path, device: '1', inode: path, changed: '1' };
  }

  commandLine = (): readonly string[] => [];
  script = () => null;
  wasBeforeStart = () => true;
}

function parents(chain: Chain, all: boolean): number[] {
  const program = readProgram(chain, caller);
  if (!program) throw new Error('There is no caller.');
  const above = ancestorsOf((pid) => chain.parentOf(pid), caller);
  return parentsOf(chain, program, above, all).map(({ pid }: ProgramFacts) => pid);
}

describe('the programs above a caller', () => {
  it('are read up to the one that decides', () => {
    const chain = new Chain('/bin/curl', '/bin/curl', '/usr/bin/backup', '/bin/bash', '/sbin/init');
    expect(parents(chain, false)).toEqual([99, 98]);
    expect(chain.read).toEqual([100, 99, 98]);
  });

  it('are read by name only above that one, where all are wanted', () => {
    const chain = new Chain('/bin/curl', '/usr/bin/backup', '/bin/bash', '/usr/bin/terminal');
    expect(parents(chain, true)).toEqual([99, 98, 97]);
    expect(chain.read).toEqual([100, 99]);
  });

  it('are none for a program that decides itself', () => {
    const chain = new Chain('/usr/bin/backup', '/bin/bash', '/usr/bin/terminal');
    expect(parents(chain, false)).toEqual([]);
    expect(chain.read).toEqual([100]);
    expect(parents(chain, true)).toEqual([99, 98]);
  });

  it('are at most twelve', () => {
    expect(parents(new Chain(...Array<string>(40).fill('/bin/curl')), false)).toHaveLength(12);
    expect(parents(new Chain(...Array<string>(40).fill('/bin/backup')), true)).toHaveLength(12);
  });
});

it('ends where parents go round, and asks for no parent before it is wanted', () => {
  const asked: number[] = [];
  const parentOf = (pid: number): number => {
    asked.push(pid);
    return pid === 5 ? 7 : pid - 1;
  };
  const [first] = ancestorsOf(parentOf, 8);
  expect(first).toBe(7);
  expect(asked).toEqual([8]);
  expect([...ancestorsOf(parentOf, 8)]).toEqual([7, 6, 5]);
  expect([...ancestorsOf((pid) => (pid === 3 ? 1 : pid - 1), 5)]).toEqual([4, 3]);
  expect([...ancestorsOf((pid) => pid + 1, 2)]).toHaveLength(64);
});
