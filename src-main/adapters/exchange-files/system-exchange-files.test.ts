import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { exchangeText, sealedText } from '../../domain/exchange.ts';
import { Secret } from '../../domain/secret.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { profileOf } from '../../testing/profile-of.ts';
import { useTestFolder } from '../../testing/test-folder.ts';
import { doAgeTask } from './do-age-task.ts';
import { SystemExchangeFiles } from './system-exchange-files.ts';

let folder = '';
useTestFolder((made) => {
  folder = made;
});
const passphrase = () => Secret.of('correct horse bättery');
const text = () =>
  sealedText(
    defaultSettings,
    [profileOf()],
    [{ profile: 0, name: 'ci', hubId: 7, key: Secret.of('ab12.secret-of-ci') }],
  );
const files = (path: string | null = join(folder, 'file')) =>
  new SystemExchangeFiles({ ask: () => Promise.resolve(path), runAge: doAgeTask });
const put = (content: string | Uint8Array): void => writeFileSync(join(folder, 'file'), content);
const hasAge = spawnSync('age', ['--version']).status === 0;

/** Sealed once, as the format makes a passphrase costly. */
let sealed = new Uint8Array();
beforeAll(async () => {
  const made = await files('').seal(text(), passphrase());
  if (made.ok) sealed = new Uint8Array(made.value);
}, 60_000);

async function openWith(word: Secret) {
  const chosen = await files().choose();
  return chosen.ok && chosen.value.kind === 'sealed' ? chosen.value.open(word) : chosen;
}

describe('an encrypted file', () => {
  it('is an age file for a passphrase, and shows nothing of what is in it', () => {
    const shown = Buffer.from(sealed).toString('latin1');
    expect(shown).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S{22} 18\n/);
    expect(shown).not.toMatch(/secret-of-ci|hub\.example|"keys"|correct/);
  });

  it('opens with its passphrase', { timeout: 60_000 }, async () => {
    put(sealed);
    const opened = await openWith(passphrase());
    expect(opened).toMatchObject({ ok: true, value: { profiles: [{ keys: [{ name: 'ci' }] }] } });
  });

  it('says that another passphrase is wrong', { timeout: 60_000 }, async () => {
    put(sealed);
    expect(await openWith(Secret.of('correct horse'))).toEqual({
      ok: false,
      problem: { kind: 'wrong-passphrase' },
    });
  });

  it('says that it was changed or cut', { timeout: 60_000 }, async () => {
    const changed = sealed.slice();
    changed.set([(changed.at(-1) ?? 0) ^ 1], changed.length - 1);
    for (const content of [changed, sealed.slice(0, -20), sealed.slice(0, 60)]) {
      put(content);
      expect(await openWith(passphrase())).toEqual({ ok: false, problem: { kind: 'damaged' } });
    }
  });

  it('says that a file for a key has no passphrase', async () => {
    put('age-encryption.org/v1\n-> X25519 vULQ\nAAAA\n--- AAAA\n');
    const opened = await openWith(passphrase());
    expect(opened).toMatchObject({ ok: false });
    put(
      `age-encryption.org/v1\n-> X25519 ${'A'.repeat(43)}\n${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n`,
    );
    expect(await openWith(passphrase())).toEqual({
      ok: false,
      problem: { kind: 'no-passphrase' },
    });
  });

  it('is not called damaged where no thread can be started', async () => {
    put('age-encryption.org/v1\n-> scrypt AAAA 18\n');
    const chosen = await new SystemExchangeFiles({
      ask: () => Promise.resolve(join(folder, 'file')),
      runAge: () => Promise.reject(new Error('no thread')),
    }).choose();
    if (!chosen.ok || chosen.value.kind !== 'sealed') throw new Error('It is not taken for one.');
    expect(await chosen.value.open(passphrase())).toEqual({
      ok: false,
      problem: { kind: 'failed' },
    });
  });

  it('is not opened where its passphrase would cost hours', async () => {
    const costly = Buffer.from(sealed).toString('latin1').replace(' 18\n', ' 40\n');
    put(Buffer.from(costly, 'latin1'));
    const from = performance.now();
    expect(await openWith(passphrase())).toEqual({ ok: false, problem: { kind: 'damaged' } });
    expect(performance.now() - from).toBeLessThan(5_000);
  });

  it.runIf(hasAge && process.platform === 'linux')(
    'is decrypted by `age` itself',
    { timeout: 60_000 },
    () => {
      put(sealed);
      const output = join(folder, 'plain.json');
      // It asks for the passphrase on a terminal alone, which `script` gives it.
      const command = `age -d -o ${output} ${join(folder, 'file')}`;
      execFileSync('script', ['-qec', command, '/dev/null'], {
        input: 'correct horse bättery\n',
        env: { ...process.env, LC_ALL: 'C.UTF-8' },
      });
      expect(readFileSync(output, 'utf8')).toBe(text().reveal());
    },
  );
});

describe('a chosen file', () => {
  it('is none where the person cancelled', async () => {
    expect(await files(null).choose()).toEqual({ ok: true, value: { kind: 'cancelled' } });
  });

  it('is read, in the encodings of editors too', async () => {
    const plain = exchangeText(defaultSettings, [profileOf()]);
    put(Buffer.from(`\uFEFF${plain}`, 'utf16le'));
    expect(await files().choose()).toMatchObject({ value: { kind: 'plain' } });
  });

  it('says that it isn’t there, can’t be read, or is too large', async () => {
    expect(await files().choose()).toEqual({
      ok: false,
      problem: { kind: 'unreadable', code: 'ENOENT' },
    });
    mkdirSync(join(folder, 'file'));
    expect(await files().choose()).toMatchObject({ problem: { kind: 'unreadable' } });
    writeFileSync(join(folder, 'large'), Buffer.alloc(5 * 1_024 * 1_024));
    expect(await files(join(folder, 'large')).choose()).toEqual({
      ok: false,
      problem: { kind: 'too-large' },
    });
  });
});
