import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { lacksSandbox } from '../../src-main/start/lacks-sandbox.ts';
import { compressedManPage } from './compressed-man-page.mjs';

const { LinuxTargetHelper } = createRequire(import.meta.url)(
  'app-builder-lib/out/targets/LinuxTargetHelper.js',
);
const { generateAppRunScript } = createRequire(import.meta.url)(
  'app-builder-lib/out/targets/appimage/appImageUtil.js',
);
const metadata = JSON.parse(readFileSync('package.json', 'utf8'));
const config = parse(readFileSync('electron-builder.yml', 'utf8'));
const metainfo = 'resources/linux/com.hubkey.app.metainfo.xml';
const locales = ['de', 'fr', 'es', 'ja'];

let folder;
let entry;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hubkey-linux-files-'));
  entry = await new LinuxTargetHelper({
    config,
    platformSpecificBuildOptions: config.linux,
    fileAssociations: [],
    executableName: 'hubkey',
    info: { metadata },
    appInfo: {
      productName: metadata.productName,
      sanitizedProductName: metadata.productName,
      description: metadata.description,
    },
  }).computeDesktopEntry(config.linux);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a checker. Where it isn't installed the test says so and ends. */
function check({ skip }, program, args) {
  const { error, status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (error) skip(`${program} isn't installed here`);
  return { status, said: `${stdout}${stderr}` };
}

it('has a desktop entry in five languages that desktop-file-validate accepts', (context) => {
  for (const key of ['GenericName', 'Comment', 'Keywords']) {
    expect(entry).toContain(`\n${key}=`);
    for (const locale of locales) expect(entry).toContain(`\n${key}[${locale}]=`);
  }
  expect(entry).toContain('\nStartupWMClass=com.hubkey.app\n');
  const file = join(folder, metadata.desktopName);
  writeFileSync(file, entry);
  expect(check(context, 'desktop-file-validate', [file])).toEqual({ status: 0, said: '' });
});

it('has AppStream data of this version that appstreamcli accepts', (context) => {
  const text = readFileSync(metainfo, 'utf8');
  expect(text).toContain(`<release version="${metadata.version}"`);
  expect(text).toContain(`<launchable type="desktop-id">${metadata.desktopName}</launchable>`);
  for (const locale of locales) expect(text).toContain(`<summary xml:lang="${locale}">`);
  const { status, said } = check(context, 'appstreamcli', ['validate', '--no-net', metainfo]);
  expect(status, said).toBe(0);
});

it.each(['deb', 'rpm'])('puts into the %s only files that are there', (target) => {
  const files = config[target].fpm.filter((option) => !option.startsWith('--'));
  const man = compressedManPage();
  expect(gunzipSync(readFileSync(man)).equals(readFileSync('resources/man/hubkey.1'))).toBe(true);
  expect(files).toEqual(
    expect.arrayContaining([
      'resources/linux/hubkey=/usr/bin/hubkey',
      `${man}=/usr/share/man/man1/hubkey.1.gz`,
    ]),
  );
  for (const file of files) expect(readFileSync(file.split('=')[0])).not.toHaveLength(0);
});

it.each(['after-install.sh', 'after-remove.sh', 'hubkey'])('%s is a shell script', (name) => {
  expect(spawnSync('sh', ['-n', join('resources/linux', name)]).status).toBe(0);
});

it.each(['purge', 'remove', '0'])(
  'asks nothing and says what stays without a terminal: %s',
  (how) => {
    const { status, stdout } = spawnSync('sh', ['resources/linux/after-remove.sh', how], {
      encoding: 'utf8',
      input: 'y\n',
      env: { PATH: process.env.PATH, SUDO_USER: 'nobody' },
    });
    expect(status).toBe(0);
    expect(stdout).toContain('secret-tool clear service Hubkey');
    expect(stdout).toContain('~/.local/bin/hubkey');
    expect(stdout).not.toContain('[y/N]');
  },
);

it.each([
  ['allowed', 'mounted', 0, false],
  ['forbidden', 'mounted', 1, true],
  ['allowed', 'extracted', 0, false],
  ['forbidden', 'extracted', 1, true],
])(
  'refuses what the AppImage’s launcher starts where user namespaces are %s, %s',
  (allowed, where, code, refused) => {
    const image = join(folder, `${allowed}-${where}`);
    mkdirSync(image);
    const program = (file, text) =>
      writeFileSync(join(image, file), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    program('unshare', `exit ${code}`);
    // The environment too, as the launcher passes it on.
    program('hubkey', 'printf "%s\\n" "$APPIMAGE" "$APPDIR" "$@"');
    const launcher = join(image, 'AppRun');
    const names = { ExecutableName: 'hubkey', ProductName: 'Hubkey', ProductFilename: 'Hubkey' };
    const script = generateAppRunScript({ ...names, DesktopFileName: metadata.desktopName });
    writeFileSync(launcher, script, { mode: 0o755 });
    // As the AppImage's runtime sets them; nothing does for one that was extracted.
    const env =
      where === 'mounted' ? { APPIMAGE: join(folder, 'Hubkey.AppImage'), APPDIR: image } : {};
    const { status, stdout } = spawnSync(launcher, ['--hidden'], {
      encoding: 'utf8',
      env: { ...env, PATH: `${image}:${process.env.PATH}` },
    });
    expect(status).toBe(0);
    const [APPIMAGE, APPDIR, ...args] = stdout.trimEnd().split('\n');
    expect(args).toContain('--hidden');
    expect(lacksSandbox(args, { APPIMAGE, APPDIR }, join(image, 'hubkey'), 1000)).toBe(refused);
  },
);

it('depends in both packages on what the keychain is reached by', () => {
  expect(config.deb.depends).toContain('libsecret-1-0');
  expect(config.rpm.depends).toContain('(libsecret or libsecret-1-0)');
});

it('describes itself in the deb in lines of 80 characters at most', () => {
  const option = config.deb.fpm.find((value) => value.startsWith('--description='));
  const [title, ...lines] = option.slice('--description='.length).trimEnd().split('\n');
  expect(title).toBe(config.linux.synopsis);
  expect(lines.join(' ')).toBe(metadata.description);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(80);
});

it('leaves nothing on Windows that Settings installed, but for an update', () => {
  const text = readFileSync('resources/windows/uninstall.nsh', 'utf8');
  const names = readdirSync('resources/bin').filter((name) => name !== 'hubkey');
  for (const name of names) {
    expect(text).toContain(`"${['$0', 'Hubkey', 'bin', name].join('\\')}"`);
  }
  expect(text.indexOf('isUpdated')).toBeLessThan(text.indexOf('hubkey.cmd'));
});

it('gives an AppImage no switch in its desktop entry', () => {
  expect(config.appImage.executableArgs).toEqual([]);
});
