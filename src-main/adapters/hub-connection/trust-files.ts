import { createPrivateKey, type KeyObject, type X509Certificate } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import type {
  ConnectionFile,
  ConnectionFileFault,
  ConnectionFileProblem,
} from '../../domain/connection-file.ts';
import type { ProfileId } from '../../domain/ids.ts';
import { networkKey, type ClientIdentity, type NetworkRules } from '../../domain/network-rules.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Clock } from '../../ports/clock.ts';
import { codeOf } from '../error-code.ts';
import { authorities } from './authorities.ts';
import { ConnectionFileError } from './connection-file-error.ts';
import { certificatesIn, isPkcs12, privateKeyIn } from './pem-parts.ts';
import { ownTrust, plainTrust, type Identity, type Trust } from './trust.ts';

/** Whose rules they are; null: a Hub that is not known yet. */
export interface NetworkOwner {
  network: NetworkRules;
  profile: ProfileId | null;
}

/** The passphrase of a profile's key; null: there is none. The caller only borrows it. */
export type PassphraseOf = (profile: ProfileId) => Promise<Result<Secret | null, unknown>>;

/** A bundle of all public authorities has about 250 KB. */
const maxBytes = 1024 * 1024;

interface Known extends Dated {
  profile: ProfileId | null;
  trust: Trust;
  passphrase: UsedPassphrase;
  list: readonly string[];
}

/** The passphrase that a key was opened with; another one is another object. unneeded: nothing had to be opened. */
type UsedPassphrase = Secret | null | 'unneeded';

type AskPassphrase = () => Promise<Result<Secret | null, unknown>>;

/** Trust made from the files that a person chose, read again whenever one has changed. */
export class TrustFiles {
  readonly #passphraseOf: PassphraseOf;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #known = new Map<string, Known>();

  constructor(passphraseOf: PassphraseOf, clock: Pick<Clock, 'now'>) {
    this.#passphraseOf = passphraseOf;
    this.#clock = clock;
  }

  /** Rejects with a `ConnectionFileError` where a file can't be used. */
  async trust(owner: NetworkOwner): Promise<Trust> {
    const { authorities: own, identity } = owner.network;
    if (own === null && !identity) return plainTrust();
    const states = await Promise.all([own, identity?.certificate, identity?.key].map(stateOf));
    const key = JSON.stringify([networkKey(owner.network), owner.profile, states]);
    const ask = this.#asking(owner);
    const known = this.#known.get(key);
    if (known && isCurrent(known, this.#clock.now()) && (await isSame(known.passphrase, ask)))
      return known.trust;
    const made = await read(key, owner, ask, this.#clock.now());
    if (!made.ok) throw new ConnectionFileError(made.problem[0]);
    // A changed file or passphrase would leave the former key in memory.
    this.forget(owner.profile);
    if (this.#known.size >= maxKnown) this.#known.clear();
    this.#known.set(key, made.value);
    return made.value.trust;
  }

  /** Lets go of a profile's opened key, which is read again when it is needed; null: that of a Hub not known yet. */
  forget(profile: ProfileId | null): void {
    for (const [key, known] of this.#known) if (known.profile === profile) this.#known.delete(key);
  }

  /** The first fault of the authorities and of the certificate; empty: they can be used. */
  async faults(owner: NetworkOwner): Promise<readonly ConnectionFileProblem[]> {
    const { authorities: own, identity } = owner.network;
    if (own === null && !identity) return [];
    const made = await read('', owner, this.#asking(owner), this.#clock.now());
    return made.ok ? [] : made.problem;
  }

  /** The keychain is only asked for what has to be opened. */
  #asking({ profile }: NetworkOwner): AskPassphrase {
    return () => (profile ? this.#passphraseOf(profile) : Promise.resolve(ok(null)));
  }
}

const maxKnown = 32;

function isCurrent({ list, validFrom, validTo }: Known, now: number): boolean {
  return list === authorities() && validFrom <= now && validTo > now;
}

async function isSame(used: UsedPassphrase, ask: AskPassphrase): Promise<boolean> {
  if (used === 'unneeded') return true;
  const now = await ask();
  return now.ok && now.value === used;
}

async function read(
  key: string,
  { network: { authorities: own, identity }, profile }: NetworkOwner,
  ask: AskPassphrase,
  now: number,
): Promise<Result<Known, Faults>> {
  const list = authorities();
  const ca = own === null ? ok(noAuthorities) : await readAuthorityFile(own, now);
  const shown = identity ? await readIdentity(identity, ask, now) : ok(noIdentity);
  if (!ca.ok) return fail(shown.ok ? [ca.problem] : [ca.problem, shown.problem]);
  if (!shown.ok) return fail([shown.problem]);
  const { parts, passphrase, ...dates } = shown.value;
  try {
    return ok({
      profile,
      trust: ownTrust(key, list, ca.value.pems, parts),
      passphrase,
      list,
      validFrom: Math.max(ca.value.validFrom, dates.validFrom),
      validTo: Math.min(ca.value.validTo, dates.validTo),
    });
  } catch (error) {
    const path = identity?.certificate ?? own ?? '';
    const file = identity ? 'certificate' : 'authorities';
    return fail([{ file, path, fault: contextFault(error, passphrase) }]);
  }
}

type Faults = readonly [ConnectionFileProblem, ...ConnectionFileProblem[]];

/** When it can be used, in ms since the epoch. */
interface Dated {
  validFrom: number;
  validTo: number;
}

const anyTime: Dated = { validFrom: -Infinity, validTo: Infinity };
const noAuthorities = { pems: [] as readonly string[], ...anyTime };

interface ReadIdentity {
  parts: Identity;
  passphrase: UsedPassphrase;
}

const noIdentity: ReadIdentity & Dated = { parts: {}, passphrase: 'unneeded', ...anyTime };

type Part<Value> = Result<Value & Dated, ConnectionFileProblem>;

async function readAuthorityFile(
  path: string,
  now: number,
): Promise<Part<{ pems: readonly string[] }>> {
  const give = (fault: ConnectionFileFault) => fail({ file: 'authorities', path, fault } as const);
  const bytes = await readFile(path);
  if (!bytes.ok) return give(bytes.problem);
  const found = certificatesIn(bytes.value);
  if (!found) return give('no-certificate');
  // A bundle may hold old ones beside those in use.
  const current = found.filter((certificate) => dateFault(certificate, now) === null);
  const [first = found[0]] = current;
  const fault = dateFault(first, now);
  if (fault) return give(fault);
  return ok({ pems: current.map(String), ...joined(current) });
}

async function readIdentity(
  { certificate: path, key: keyPath }: ClientIdentity,
  ask: AskPassphrase,
  now: number,
): Promise<Part<ReadIdentity>> {
  const give = (file: ConnectionFile, fault: ConnectionFileFault) =>
    fail({ file, path: file === 'key' && keyPath !== null ? keyPath : path, fault });
  const bytes = await readFile(path);
  if (!bytes.ok) return give('certificate', bytes.problem);
  const chain = certificatesIn(bytes.value);
  if (!chain) {
    if (!isPkcs12(bytes.value)) return give('certificate', 'no-certificate');
    const asked = await ask();
    if (!asked.ok) return give('certificate', 'passphrase-unread');
    const parts = { pfx: bytes.value, ...revealed(asked.value) };
    // Node shows nothing of it, so its dates are for the Hub to judge.
    return ok({ parts, passphrase: asked.value, ...anyTime });
  }
  const file = keyPath === null ? 'certificate' : 'key';
  const keyBytes = keyPath === null ? bytes : await readFile(keyPath);
  if (!keyBytes.ok) return give('key', keyBytes.problem);
  const key = privateKeyIn(keyBytes.value);
  if (!key) return give(file, keyPath === null ? 'no-key' : 'not-a-key');
  const asked = key.protected ? await ask() : ok(null);
  if (!asked.ok) return give(file, 'passphrase-unread');
  if (key.protected && !asked.value) return give(file, 'passphrase-missing');
  const words = revealed(asked.value);
  const opened = openKey({ key: key.pem, ...words });
  if (!opened) return give(file, key.protected ? 'passphrase-wrong' : 'not-a-key');
  const own = chain.find((certificate) => certificate.checkPrivateKey(opened));
  if (!own) return give(file, 'other-key');
  const fault = dateFault(own, now);
  if (fault) return give('certificate', fault);
  // TLS wants our own certificate first.
  const cert = [own, ...chain.filter((other) => other !== own)].map(String).join('\n');
  return ok({
    parts: { cert, key: key.pem, ...words },
    passphrase: key.protected ? asked.value : 'unneeded',
    ...joined([own]),
  });
}

function openKey(input: { key: string; passphrase?: string }): KeyObject | null {
  try {
    return createPrivateKey(input);
  } catch {
    return null;
  }
}

const revealed = (passphrase: Secret | null): { passphrase?: string } =>
  passphrase ? { passphrase: passphrase.reveal() } : {};

/** Why TLS didn't take what was read; of PKCS#12 it is the first to open it. */
function contextFault(error: unknown, passphrase: UsedPassphrase): ConnectionFileFault {
  const words = error instanceof Error ? `${codeOf(error)} ${error.message}` : '';
  if (/unsupported/i.test(words)) return 'unsupported';
  if (/mac verify|pkcs12|decrypt|password/i.test(words)) {
    return passphrase ? 'passphrase-wrong' : 'passphrase-missing';
  }
  return 'no-certificate';
}

function dateFault(
  { validFrom, validTo }: X509Certificate,
  now: number,
): 'expired' | 'not-yet-valid' | null {
  if (Date.parse(validTo) <= now) return 'expired';
  return Date.parse(validFrom) > now ? 'not-yet-valid' : null;
}

/** When all of them are valid, in ms since the epoch. */
const joined = (certificates: readonly X509Certificate[]): Dated => ({
  validFrom: Math.max(...certificates.map(({ validFrom }) => Date.parse(validFrom))),
  validTo: Math.min(...certificates.map(({ validTo }) => Date.parse(validTo))),
});

async function readFile(path: string): Promise<Result<Buffer, ConnectionFileFault>> {
  try {
    // Anything but a file could keep the reader waiting for ever.
    if (!(await stat(path)).isFile()) return fail('unreadable');
    const file = await open(path, 'r');
    try {
      if ((await file.stat()).size > maxBytes) return fail('too-large');
      return ok(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (error) {
    return fail(/^(ENOENT|ENOTDIR)$/.test(codeOf(error)) ? 'gone' : 'unreadable');
  }
}

/** Differs after each change of a file. */
async function stateOf(path: string | null | undefined): Promise<string | null> {
  if (path === null || path === undefined) return null;
  try {
    const { ino, size, mtimeMs, ctimeMs } = await stat(path);
    return [ino, size, mtimeMs, ctimeMs].join(' ');
  } catch (error) {
    return codeOf(error);
  }
}
