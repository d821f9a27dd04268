import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useTestFolder } from '../../testing/test-folder.ts';
import { isAnyBeside } from './beside.ts';
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
