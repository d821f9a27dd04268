import {
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder, modeOf, useTestFolder } from '../../testing/test-folder.ts';
import { isSharedGroup } from './private-group.ts';
import { makePrivateFolder } from './private-folder.ts';

const root = process.getuid?.() === 0;
const stranger = 12_345;
let base: string;
useTestFolder(
  (made) => {
    base = made;
  },
  { openToAll: true },
);

const at = (...names: string[]) => join(base, ...names);
const folder = (mode: number, ...names: string[]) => makeFolder(at(...names), mode);
const fine = { ok: true, value: undefined };
const refused = (kind: string, path: string) => ({ ok: false, problem: { kind, path } });

it('makes every level for its owner alone, under any umask', () => {
  expect(makePrivateFolder(at('a', 'b', 'c'))).toEqual(fine);
  expect([at('a'), at('a', 'b'), at('a', 'b', 'c')].map(modeOf)).toEqual([0o700, 0o700, 0o700]);
});

it('takes one that others can’t change as it is', () => {
  const mine = folder(0o755, 'mine');
  expect(makePrivateFolder(mine)).toEqual(fine);
  expect(modeOf(mine)).toBe(0o755);
  expect(makePrivateFolder(mine, { sealed: true })).toEqual(refused('readable', mine));
});

describe('refuses, and changes nothing', () => {
  it.each([0o777, 0o775, 0o1777, 0o702])('a folder of mode %o', (mode) => {
    const open = folder(mode, 'open');
    expect(makePrivateFolder(open)).toEqual(refused('writable', open));
    expect(modeOf(open)).toBe(mode);
  });

  it.each([0o777, 0o775, 0o757])('a way through one of mode %o', (mode) => {
    const open = folder(mode, 'open');
    mkdirSync(at('open', 'mine'), { mode: 0o700 });
    expect(makePrivateFolder(at('open', 'mine'))).toEqual(refused('writable', open));
    expect(makePrivateFolder(at('open', 'new'))).toEqual(refused('writable', open));
    expect(readdirSync(open)).toEqual(['mine']);
    expect(modeOf(open)).toBe(mode);
  });

  it('another’s folder, itself or on the way', () => {
    // Only root can give a folder away; to anyone else root’s own are another’s.
    const theirs = root ? folder(0o755, 'theirs') : '/etc';
    if (root) {
      mkdirSync(at('theirs', 'mine'));
      chownSync(theirs, stranger, stranger);
      expect(makePrivateFolder(at('theirs', 'mine'))).toEqual(refused('foreign', theirs));
    }
    expect(makePrivateFolder(theirs)).toEqual(refused('foreign', theirs));
  });

  it('another’s link, whatever it leads to', () => {
    folder(0o700, 'victim');
    symlinkSync(at('victim'), at('link'));
    if (root) lchownSync(at('link'), stranger, stranger);
    const made = makePrivateFolder(at('link', 'new'));
    expect(made).toEqual(root ? refused('link', at('link')) : fine);
    expect(readdirSync(at('victim'))).toEqual(root ? [] : ['new']);
  });

  it('a link in a folder that others write to, sticky or not', () => {
    folder(0o700, 'victim');
    folder(0o1777, 'shared');
    symlinkSync(at('victim'), at('shared', 'link'));
    expect(makePrivateFolder(at('shared', 'link', 'new'))).toEqual(
      refused('link', at('shared', 'link')),
    );
    expect(readdirSync(at('victim'))).toEqual([]);
  });

  it('links that lead round in circles, files, and what can’t be made', () => {
    symlinkSync('two', at('one'));
    symlinkSync('one', at('two'));
    expect(makePrivateFolder(at('one'))).toMatchObject({ ok: false, problem: { kind: 'link' } });
    writeFileSync(at('file'), '');
    expect(makePrivateFolder(at('file'))).toEqual(refused('not-a-folder', at('file')));
    expect(makePrivateFolder(at('file', 'x'))).toEqual(refused('not-a-folder', at('file')));
    symlinkSync('nowhere', at('dangling'));
    expect(makePrivateFolder(at('dangling'))).toEqual(refused('closed', at('dangling')));
    expect(makePrivateFolder('relative')).toEqual(refused('closed', 'relative'));
  });

  it('where a link leads, by the same rules', () => {
    folder(0o777, 'open');
    symlinkSync('open/../open/./inner', at('link'));
    folder(0o700, 'open', 'inner');
    expect(makePrivateFolder(at('link'))).toEqual(refused('writable', at('open')));
  });
});

it('follows our own links in a folder of ours', () => {
  folder(0o700, 'real');
  folder(0o700, 'real', 'deep');
  symlinkSync('real', at('relative'));
  symlinkSync(at('real'), at('absolute'));
  symlinkSync('real/deep/..', at('up'));
  for (const link of ['relative', 'absolute', 'up']) {
    expect(makePrivateFolder(at(link, link))).toEqual(fine);
    expect(existsSync(at('real', link))).toBe(true);
  }
});

describe('a group', () => {
  const files = () => ({ passwd: at('passwd'), group: at('group') });
  const accounts = (passwd: string[], group: string[]) => {
    writeFileSync(at('passwd'), `${passwd.join('\n')}\n`);
    writeFileSync(at('group'), `${group.join('\n')}\n`);
  };

  it.each([
    [false, ['ann:x:1000:1000::/:/bin/sh'], ['ann:x:1000:']],
    [false, ['ann:x:1000:1000::/:/bin/sh'], ['ann:x:1000:ann']],
    [true, ['ann:x:1000:1000::/:/bin/sh'], ['ann:x:1000:bob']],
    [true, ['ann:x:1000:1000::/:/bin/sh', 'bob:x:1001:1000::/:/bin/sh'], ['ann:x:1000:']],
    [true, ['bob:x:1001:1000::/:/bin/sh'], ['ann:x:1000:']],
    [true, [], ['ann:x:1000:']],
    [true, ['ann:x:1000:1000::/:/bin/sh'], []],
  ])('is shared: %s, by %j and %j', (shared, passwd, group) => {
    accounts(passwd, group);
    expect(isSharedGroup(1000, 1000, files())).toBe(shared);
  });

  it('is shared where nothing is known of it, and where it is root’s', () => {
    expect(isSharedGroup(1000, 1000, files())).toBe(true);
    expect(isSharedGroup(0, 0)).toBe(true);
  });
});
