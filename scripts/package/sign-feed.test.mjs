import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isSigned } from '../../src-main/adapters/updates/is-signed.ts';
import { publicHalf } from './feed-signature.mjs';

let folder;
let manifest;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hubkey-sign-'));
  manifest = join(folder, 'latest-linux.yml');
  writeFileSync(manifest, 'version: 0.2.0\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

const pair = () => generateKeyPairSync('ed25519').privateKey;
const pemOf = (key) => key.export({ format: 'pem', type: 'pkcs8' });

function run(env, ...files) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/sign-feed.mjs', ...files],
    { encoding: 'utf8', env: { PATH: process.env.PATH, ...env } },
  );
  return { status, stdout, stderr };
}

it.each([
  ['PEM', (key) => pemOf(key)],
  ['base64', (key) => key.export({ format: 'der', type: 'pkcs8' }).toString('base64')],
])('signs each manifest, as Hubkey checks it, with a key in %s', (_form, write) => {
  const key = pair();
  const half = publicHalf(key);
  const second = join(folder, 'latest.yml');
  writeFileSync(second, 'version: 0.3.0\n');
  const env = { HUBKEY_UPDATE_SIGNING_KEY: write(key), HUBKEY_UPDATE_KEY: half };
  const { status, stdout, stderr } = run(env, manifest, second);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain(half);
  for (const file of [manifest, second]) {
    const signature = readFileSync(`${file}.sig`, 'utf8');
    expect(isSigned(readFileSync(file), signature, half)).toBe(true);
    expect(isSigned(Buffer.from('version: 9.9.9\n'), signature, half)).toBe(false);
  }
});

const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

it.each([
  ['no key', () => ({}), 'HUBKEY_UPDATE_SIGNING_KEY is empty'],
  ['no private key', () => ({ HUBKEY_UPDATE_SIGNING_KEY: 'secret' }), 'isn’t a private key'],
  ['another kind of key', () => ({ HUBKEY_UPDATE_SIGNING_KEY: pemOf(rsa()) }), 'isn’t an Ed25519'],
  [
    'a key that the packages don’t trust',
    () => ({ HUBKEY_UPDATE_SIGNING_KEY: pemOf(pair()), HUBKEY_UPDATE_KEY: publicHalf(pair()) }),
    'isn’t the public half',
  ],
])('signs nothing with %s, and doesn’t show it', (_name, env, words) => {
  const given = env();
  const { status, stdout, stderr } = run(given, manifest);
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toContain(words);
  expect(stderr).not.toContain(given.HUBKEY_UPDATE_SIGNING_KEY ?? 'never');
  expect(existsSync(`${manifest}.sig`)).toBe(false);
});

it('says how it is used, and fails where a manifest is missing', () => {
  expect(run({}).stderr).toContain('Usage');
  const env = { HUBKEY_UPDATE_SIGNING_KEY: pemOf(pair()) };
  expect(run(env, join(folder, 'gone.yml')).status).toBe(1);
});
