import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useTestFolder } from '../../testing/test-folder.ts';
import { isAnyBeside, nearAncestors } from './beside.ts';
import { Proc } from './proc.ts';

let root: string;
useTestFolder((made) => {
  root = made;
});

function add(pid: number, parent: number, session: number): void {
  mkdirSync(join(root, String(pid)));
  const rest = `S ${parent} ${pid} ${session} 0 ${Array.from({ length: 14 }, () => 0).join(' ')} 42 9`;
  writeFileSync(join(root, String(pid), 'stat'), `${pid} (x) ${rest}`);
}

describe('a process that can’t be read and is no kin', () => {
  const [init, caller] = [1, 50];

  it('may share the connection where it is of the caller’s session', () => {
    add(init, 0, 7);
    add(caller, init, 7);
    expect(isAnyBeside(new Proc(root), caller, [init])).toBe(true);
  });

  it('is no further kin where the leaders of both their sessions are outside the namespace', () => {
    add(init, 0, 0);
    add(caller, init, 0);
    expect(isAnyBeside(new Proc(root), caller, [init])).toBe(false);
  });
});

describe('the ancestors that a process shares descriptors with', () => {
  it('are its parent and those in its session, whatever is between them', () => {
    add(2, 1, 2);
    add(3, 2, 3);
    // Began a session of its own after it had started 5.
    add(4, 3, 4);
    add(5, 4, 3);
    add(6, 5, 3);
    expect(nearAncestors(new Proc(root), 6)).toEqual([5, 3]);
    expect(nearAncestors(new Proc(root), 5)).toEqual([4, 3]);
    expect(nearAncestors(new Proc(root), 3)).toEqual([2]);
  });

  it('are found where the leader of the session has ended, or is outside the namespace', () => {
    for (const session of [9, 0]) {
      const [top, middle, caller] = [session * 10 + 11, session * 10 + 12, session * 10 + 13];
      add(top, 1, session);
      add(middle, top, 77);
      add(caller, middle, session);
      expect(nearAncestors(new Proc(root), caller)).toEqual([middle, top]);
    }
  });

  it('are not sought above the leader, where none can be', () => {
    const read: number[] = [];
    class Counting extends Proc {
      override stat(pid: number) {
        read.push(pid);
        return super.stat(pid);
      }
    }
    add(2, 1, 2);
    add(3, 2, 3);
    add(4, 3, 3);
    expect(nearAncestors(new Counting(root), 4)).toEqual([3]);
    expect(new Set(read)).toEqual(new Set([3, 4]));
  });
});
