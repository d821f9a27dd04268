import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sha512Of } from '../../../e2e/fixtures/update-feed.ts';
import { makeFolder, modeOf, useTestFolder } from '../../testing/test-folder.ts';
import { draftOf, replaceProgram } from './replace-program.ts';

const content = Buffer.alloc(3_000_000, 'new');
let apps = '';
let program = '';
let download = '';
useTestFolder((folder) => {
  apps = makeFolder(join(folder, 'apps'), 0o700);
  program = join(apps, 'Hubkey-0.1.0.AppImage');
  download = join(folder, 'download');
});
let umask = 0;
beforeEach(() => {
  writeFileSync(program, 'old', { mode: 0o755 });
  writeFileSync(download, content);
  umask = process.umask(0o077);
});
afterEach(() => void process.umask(umask));

it('gives it the new content and the old rights, whatever this user’s umask is', () => {
  expect(replaceProgram(program, download, sha512Of(content))).toEqual({ ok: true });
  expect(readFileSync(program).equals(content)).toBe(true);
  expect(modeOf(program)).toBe(0o755);
  expect(readdirSync(apps)).toEqual(['Hubkey-0.1.0.AppImage']);
});

it('isn’t stopped by what an earlier one left, nor writes through a link there', () => {
  const other = join(apps, 'other');
  writeFileSync(other, 'mine');
  symlinkSync(other, draftOf(program));
  expect(replaceProgram(program, download, sha512Of(content))).toEqual({ ok: true });
  expect(readFileSync(other, 'utf8')).toBe('mine');
  expect(readFileSync(program).equals(content)).toBe(true);
});

it.each<[string, () => void, string]>([
  ['a file that changed', () => writeFileSync(download, 'worse'), 'changed'],
  ['no file', () => (download = join(apps, 'none')), 'not-replaced'],
  ['a link', () => symlinkSync(download, (download = join(apps, 'link'))), 'not-replaced'],
])('stays as it is with %s', (_name, change, problem) => {
  change();
  expect(replaceProgram(program, download, sha512Of(content))).toEqual({ ok: false, problem });
  expect(readFileSync(program, 'utf8')).toBe('old');
  expect(readdirSync(apps)).not.toContain('.Hubkey-0.1.0.AppImage.update');
});

it('fails where the program is gone', () => {
  program = join(apps, 'moved.AppImage');
  expect(replaceProgram(program, download, sha512Of(content))).toEqual({
    ok: false,
    problem: 'not-replaced',
  });
});
