import { constants } from 'node:crypto';
import * as tls from 'node:tls';
import { anchoredIn, type Anchored } from './anchored.ts';
import { authorities } from './authorities.ts';

/** What TLS connections to a Hub are judged by, and what they show of us. */
export interface Trust {
  /** Differs for each set of files and for each list of this computer's authorities. */
  readonly key: string;
  /** For a certificate that the authorities judge. */
  judged(): tls.SecureContext;
  /** What `judged` accepted has to lead to one of the authorities as well. */
  readonly anchored: Anchored;
  /** For a certificate that is compared with a pin instead. */
  pinned(): tls.SecureContext;
  /** For a proxy: the same authorities, and nothing is shown. */
  proxy(): tls.SecureContext;
}

/** Node's own defaults, which `--tls-min-v1.0` and `--tls-cipher-list` in NODE_OPTIONS would change. */
const protection = {
  minVersion: 'TLSv1.2',
  ciphers: constants.defaultCoreCipherList,
} as const satisfies tls.SecureContextOptions;

/** Certificate and key as TLS wants them, with the key's passphrase where it has one. */
export type Identity = Pick<tls.SecureContextOptions, 'cert' | 'key' | 'pfx' | 'passphrase'>;

/** The authorities of this computer, and no certificate of our own; a new one once they have changed. */
export function plainTrust(): Trust {
  const list = authorities();
  if (plain?.list !== list) plain = { list, trust: lazyTrust(list) };
  return plain.trust;
}

/** The same, which reads the authorities only if an https proxy is used. */
export const laterTrust: Trust = {
  key: '',
  judged: () => plainTrust().judged(),
  anchored: () => true,
  pinned: () => noAuthorities(),
  proxy: () => plainTrust().proxy(),
};

let plain: { list: readonly string[]; trust: Trust } | null = null;

function lazyTrust(list: readonly string[]): Trust {
  let judged: tls.SecureContext | null = null;
  const judge = (): tls.SecureContext => (judged ??= context(list));
  const key = numberOf(list);
  return { key, judged: judge, anchored: () => true, pinned: noAuthorities, proxy: judge };
}

const numbers = new WeakMap<readonly string[], string>();
let lists = 0;

/** A connection that older authorities accepted must not be shared. */
function numberOf(list: readonly string[]): string {
  const number = numbers.get(list) ?? String((lists += 1));
  numbers.set(list, number);
  return number;
}

let none: tls.SecureContext | null = null;

/** For a certificate that is compared, by a connection that shows none of its own. */
export const noAuthorities = (): tls.SecureContext => (none ??= context([]));

/**
 * Trust with authorities besides `list`, and a certificate of our own. Throws where TLS can't use that one. Its
 * passphrase is not kept.
 */
export function ownTrust(
  key: string,
  list: readonly string[],
  own: readonly string[],
  identity: Identity,
): Trust {
  const all = [...list, ...own];
  const judged = context(all, identity);
  const pinned = context([], identity);
  let proxy: tls.SecureContext | null = null;
  return {
    key: `${numberOf(list)} ${key}`,
    judged: () => judged,
    anchored: identity.pfx === undefined ? () => true : anchoredIn(all),
    pinned: () => pinned,
    proxy: () => (proxy ??= context(all)),
  };
}

const context = (ca: readonly string[], identity: Identity = {}): tls.SecureContext =>
  tls.createSecureContext({ ...protection, ...identity, ca: [...ca] });
