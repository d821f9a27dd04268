import { expect, it } from 'vitest';
import { isInRollout, readManifest } from './read-manifest.ts';

const sha512 = `${'A'.repeat(86)}==`;
const file = { url: 'Hubkey-0.2.0.AppImage', sha512, size: 1000 };
const manifest = {
  version: '0.2.0',
  files: [{ url: 'hubkey_0.2.0_amd64.deb', sha512, size: 5 }, file],
  path: 'hubkey_0.2.0_amd64.deb',
  sha512,
  releaseDate: '2026-12-01T10:00:00.000Z',
};
const wanted = { extension: 'AppImage', arch: 'x64' };

it('reads version, file and notes', () => {
  expect(readManifest({ ...manifest, releaseNotes: ' <b>Faster</b>\r\nSafer ' }, wanted)).toEqual({
    ok: true,
    value: {
      version: '0.2.0',
      notes: '<b>Faster</b>\nSafer',
      percentage: null,
      file: { name: file.url, sha512, size: 1000 },
    },
  });
});

it('reads notes of several versions', () => {
  const releaseNotes = [{ version: '0.2.0', note: 'Two' }, { version: '0.1.5', note: null }, 4];
  const read = readManifest({ ...manifest, releaseNotes }, wanted);
  expect(read.ok && read.value.notes).toBe('0.2.0\nTwo');
});

it('cuts notes that nobody reads', () => {
  const read = readManifest({ ...manifest, releaseNotes: 'x'.repeat(100_000) }, wanted);
  expect(read.ok && read.value.notes?.length).toBeLessThan(10_000);
});

it('takes the file for this processor', () => {
  const files = [
    { ...file, url: 'Hubkey-arm64.AppImage' },
    { ...file, url: 'v2/Hubkey-x64.AppImage' },
  ];
  const read = readManifest({ ...manifest, files }, wanted);
  expect(read.ok && read.value.file.name).toBe('v2/Hubkey-x64.AppImage');
});

const processors = [
  ['linux', 'AppImage', 'x64', 'Hubkey-0.2.0.AppImage'],
  ['linux', 'AppImage', 'x64', 'Hubkey-0.2.0-x86_64.AppImage'],
  ['linux', 'AppImage', 'arm64', 'Hubkey-0.2.0-arm64.AppImage'],
  ['linux', 'AppImage', 'arm64', 'v2/aarch64/Hubkey.AppImage'],
  ['linux', 'AppImage', 'arm', 'Hubkey-0.2.0-armv7l.AppImage'],
  ['darwin', 'zip', 'x64', 'Hubkey-0.2.0-universal-mac.zip'],
  ['darwin', 'zip', 'arm64', 'Hubkey-0.2.0-universal-mac.zip'],
  ['darwin', 'zip', 'arm64', 'Hubkey-0.2.0-arm64-mac.zip'],
  ['win32', 'exe', 'x64', 'Hubkey-0.2.0-setup.exe'],
  ['win32', 'exe', 'arm64', 'Hubkey-0.2.0-setup.exe'],
] as const;

it.each(processors)('takes for %s (%s) on %s: %s', (_system, extension, arch, url) => {
  const read = readManifest({ ...manifest, files: [{ ...file, url }] }, { extension, arch });
  expect(read.ok && read.value.file.name).toBe(url);
});

it.each([
  ['AppImage', 'x64', 'Hubkey-0.2.0-arm64.AppImage'],
  ['AppImage', 'x64', 'Hubkey-0.2.0_aarch64.AppImage'],
  ['AppImage', 'x64', 'arm64/Hubkey-0.2.0.AppImage'],
  ['AppImage', 'x64', 'Hubkey-0.2.0-i386.AppImage'],
  // Only x64 is left out of the names that electron-builder gives to AppImages.
  ['AppImage', 'arm64', 'Hubkey-0.2.0.AppImage'],
  ['AppImage', 'arm64', 'Hubkey-0.2.0-x86_64.AppImage'],
  ['AppImage', 'arm', 'Hubkey-0.2.0-arm64.AppImage'],
  ['zip', 'x64', 'Hubkey-0.2.0-arm64-mac.zip'],
  ['exe', 'x64', 'Hubkey-0.2.0-arm64-setup.exe'],
])('refuses another processor’s %s on %s: %s', (extension, arch, url) => {
  const files = [{ ...file, url }];
  expect(readManifest({ ...manifest, files }, { extension, arch })).toEqual({
    ok: false,
    problem: 'no-file',
  });
});

it.each([
  ['no file of that kind', { files: [{ ...file, url: 'a.deb' }] }],
  ['a file elsewhere', { files: [{ ...file, url: 'https://evil.example/a.AppImage' }] }],
  ['a file on another host', { files: [{ ...file, url: '//evil.example/a.AppImage' }] }],
  ['a file from the root', { files: [{ ...file, url: '/a.AppImage' }] }],
  ['a file above', { files: [{ ...file, url: '../a.AppImage' }] }],
  ['a file above in the middle', { files: [{ ...file, url: 'a/../../b.AppImage' }] }],
  ['an encoded name', { files: [{ ...file, url: '%2e%2e/a.AppImage' }] }],
  ['a backslash', { files: [{ ...file, url: 'a\\b.AppImage' }] }],
  ['no hash', { files: [{ url: file.url, size: 1000 }] }],
  ['a short hash', { files: [{ ...file, sha512: 'AAAA' }] }],
  ['no size', { files: [{ url: file.url, sha512 }] }],
  ['a negative size', { files: [{ ...file, size: -1 }] }],
  ['a huge size', { files: [{ ...file, size: 1e12 }] }],
  ['no files', { files: 'x' }],
])('finds nothing to install in %s', (_name, change) => {
  expect(readManifest({ ...manifest, ...change }, wanted)).toEqual({
    ok: false,
    problem: 'no-file',
  });
});

it.each([null, [], 'x', {}, { ...manifest, version: 2 }, { ...manifest, version: 'latest' }])(
  'can’t read %j',
  (value) => {
    expect(readManifest(value, wanted)).toEqual({ ok: false, problem: 'unreadable' });
  },
);

it.each([-1, 101, 'some', {}])('can’t read a rollout of %j', (stagingPercentage) => {
  expect(readManifest({ ...manifest, stagingPercentage }, wanted)).toEqual({
    ok: false,
    problem: 'unreadable',
  });
});

it.each([
  [null, 99.9, true],
  [100, 99.9, true],
  [10, 9.9, true],
  [10, 10, false],
  [0, 0, false],
])('offers a rollout of %s %% to the place %s: %s', (percentage, place, offered) => {
  expect(isInRollout(percentage, place)).toBe(offered);
});
