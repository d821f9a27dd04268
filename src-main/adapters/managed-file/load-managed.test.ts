import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { beforeEach, expect, it, vi } from 'vitest';
import { nothingManaged, unmanaged } from '../../domain/managed.ts';
import { useTestFolder } from '../../testing/test-folder.ts';
import { loadManaged, type ManagedFileDeps } from './load-managed.ts';

let folder = '';
useTestFolder(
  (made) => {
    folder = made;
  },
  { openToAll: true },
);
const trust = vi.fn();
beforeEach(() => trust.mockReset());

const load = (change: Partial<ManagedFileDeps> = {}) =>
  loadManaged({
    path: join(folder, 'managed.json'),
    platform: process.platform,
    owners: [0, process.getuid?.() ?? 0],
    trust,
    protection: () => Promise.resolve(null),
    ...change,
  });

const put = (content: unknown, mode = 0o644): string => {
  const path = join(folder, 'managed.json');
  writeFileSync(path, JSON.stringify(content), { mode });
  return path;
};
const policy = { version: 1, settings: { rawHeaders: 'never' } };
it('finds nothing where there is no file, and asks nothing further', async () => {
  const protection = vi.fn();
  expect(await load({ protection })).toEqual(nothingManaged);
  expect(protection).not.toHaveBeenCalled();
});

it('believes a file that only administrators can change', async () => {
  put(policy);
  const { managed, refused } = await load();
  expect(managed.settings).toEqual({ rawHeaders: 'never' });
  expect(refused).toBeNull();
});

it.each([
  ['all may write it', () => put(policy, 0o666)],
  [
    'all may write its folder',
    () => {
      put(policy);
      chmodSync(folder, 0o777);
      return folder;
    },
  ],
  [
    'it is a link',
    () => {
      const path = join(folder, 'managed.json');
      writeFileSync(join(folder, 'other.json'), JSON.stringify(policy));
      symlinkSync('other.json', path);
      return path;
    },
  ],
  [
    'it is a broken link',
    () => {
      symlinkSync('nowhere', join(folder, 'managed.json'));
      return join(folder, 'managed.json');
    },
  ],
  [
    'it is a folder',
    () => {
      mkdirSync(join(folder, 'managed.json'), { mode: 0o755 });
      return join(folder, 'managed.json');
    },
  ],
] as const)('believes nothing where %s', async (_name, make) => {
  const part = make();
  const path = join(folder, 'managed.json');
  expect(await load()).toEqual({
    managed: unmanaged,
    refused: { path, problem: { kind: 'unprotected', path: part, of: 'settings' } },
  });
});

it('believes no file of a person, who is no administrator', async () => {
  const path = put(policy);
  const { refused } = await load({ owners: [4_242] });
  expect(refused?.problem.kind).toBe('unprotected');
  expect(refused?.path).toBe(path);
});

it('trusts the authorities that it names', async () => {
  const authorities = join(folder, 'ca.pem');
  const [pem = ''] = rootCertificates;
  writeFileSync(authorities, pem, { mode: 0o644 });
  put({ ...policy, authorities });
  expect(await load()).toMatchObject({ managed: { authorities }, refused: null });
  expect(trust).toHaveBeenCalledWith(pem);
});

it.each([
  ['is not there', (_path: string) => undefined, 'unreadable'],
  ['holds none', (path: string) => writeFileSync(path, 'x', { mode: 0o644 }), 'no-certificate'],
  ['all may write', (path: string) => writeFileSync(path, 'x', { mode: 0o666 }), 'unprotected'],
])('keeps the policy where the file of authorities %s', async (_name, make, kind) => {
  const authorities = join(folder, 'ca.pem');
  make(authorities);
  put({ ...policy, authorities });
  const { managed, refused } = await load();
  expect(managed).toMatchObject({ settings: { rawHeaders: 'never' }, authorities: null });
  expect(refused?.problem).toMatchObject({ kind, path: authorities });
  expect(trust).not.toHaveBeenCalled();
});

it('asks Windows who may change the file and its folder', async () => {
  const path = put(policy);
  const admins = 'O:BAD:PAI(A;;FA;;;SY)(A;;FA;;;BA)(A;;0x1200a9;;;BU)';
  const protection = vi.fn((_path: string) => Promise.resolve<string | null>(admins));
  const windows = { platform: 'win32', protection } as const;
  expect((await load(windows)).managed.settings).toEqual({ rawHeaders: 'never' });
  expect(protection.mock.calls).toEqual([[folder], [path]]);
  protection.mockImplementation((asked) =>
    Promise.resolve(asked === path ? 'O:BAD:(A;;FA;;;WD)' : admins),
  );
  expect((await load(windows)).refused?.problem).toEqual({
    kind: 'unprotected',
    path,
    of: 'settings',
  });
  protection.mockResolvedValue(null);
  expect((await load(windows)).refused?.problem).toEqual({
    kind: 'unprotected',
    path: folder,
    of: 'settings',
  });
});
