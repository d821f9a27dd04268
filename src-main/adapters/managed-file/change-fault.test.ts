import { expect, it } from 'vitest';
import { othersMayChange } from './change-fault.ts';

const root = { uid: 0, gid: 0 };

it.each([
  ['a file of root', { kind: 'file', ...root, mode: 0o644 }, false],
  ['one that its group may write', { kind: 'file', uid: 0, gid: 50, mode: 0o664 }, true],
  ['one that root’s group may write', { kind: 'file', ...root, mode: 0o664 }, false],
  ['one that all may write', { kind: 'file', ...root, mode: 0o646 }, true],
  ['one of somebody else', { kind: 'file', uid: 1000, gid: 0, mode: 0o644 }, true],
  ['a link', { kind: 'link', ...root, mode: 0o777 }, true],
  ['a pipe', { kind: 'other', ...root, mode: 0o644 }, true],
  ['a folder', { kind: 'folder', ...root, mode: 0o755 }, true],
] as const)('as a file, %s: %o', (_name, entry, changeable) => {
  expect(othersMayChange(entry, 'file', [0], 'linux')).toBe(changeable);
});

it.each([
  ['one of root', { kind: 'folder', ...root, mode: 0o755 }, false],
  ['one that all may write', { kind: 'folder', ...root, mode: 0o777 }, true],
  ['one like /tmp', { kind: 'folder', ...root, mode: 0o1777 }, false],
  ['one of somebody else', { kind: 'folder', uid: 1000, gid: 0, mode: 0o700 }, true],
  ['a link', { kind: 'link', ...root, mode: 0o777 }, true],
] as const)('as a folder, %s: %o', (_name, entry, changeable) => {
  expect(othersMayChange(entry, 'folder', [0], 'linux')).toBe(changeable);
});

it('lets the administrators of macOS write, who are a group there', () => {
  const entry = { kind: 'folder', uid: 0, gid: 80, mode: 0o775 } as const;
  expect(othersMayChange(entry, 'folder', [0], 'darwin')).toBe(false);
  expect(othersMayChange(entry, 'folder', [0], 'linux')).toBe(true);
});
