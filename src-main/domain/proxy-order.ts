import type { ProxyChoice } from './network-rules.ts';
import { readProxyAddress } from './proxy-address.ts';

/** A way to a Hub. `address` may hold a user and password where the environment gave them. */
export type ProxyEntry =
  | { kind: 'direct' }
  | { kind: 'proxy'; address: string }
  /** Named, but of a kind that Hubkey can't use. */
  | { kind: 'unusable' };

/**
 * Why a proxy auto-configuration file (PAC) that the system names doesn't count. not-loaded: it wasn't found, or not
 * in time · not-usable: what was found is no such file, is too large, or fails.
 */
export type PacFault = 'not-loaded' | 'not-usable';

/**
 * What the system says of an address. `text`: in the form of `readPacAnswer`. silent: nothing, or not in time ·
 * without-file: what it says apart from a configuration file that doesn't count.
 */
export type SystemAnswer =
  | { kind: 'answer'; text: string }
  | { kind: 'silent' }
  | { kind: 'without-file'; fault: PacFault; text: string };

/** Who decided. system-silent: the system didn't answer in time · file-…: its configuration file doesn't count. */
export type ProxySource =
  'loopback' | 'environment' | 'own' | 'system' | 'system-silent' | `file-${PacFault}`;

/** The ways to try in turn, and who named them. Never empty. */
export interface ProxyOrder {
  from: ProxySource;
  entries: readonly [ProxyEntry, ...ProxyEntry[]];
}

export interface ProxyFacts {
  /** Whether the Hub is on this computer. */
  loopback: boolean;
  /** What HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY say of the address; null: nothing. */
  environment: ProxyEntry | null;
  choice: ProxyChoice;
}

/**
 * The ways to a Hub: never a proxy for this computer, then what the environment says, then what was chosen for the
 * Hub. null: the system has to be asked.
 */
export function proxyOrder({ loopback, environment, choice }: ProxyFacts): ProxyOrder | null {
  if (loopback) return { from: 'loopback', entries: [direct] };
  if (environment) return { from: 'environment', entries: [environment] };
  switch (choice.kind) {
    case 'none':
      return { from: 'own', entries: [direct] };
    case 'own':
      return { from: 'own', entries: [{ kind: 'proxy', address: choice.address }] };
    case 'system':
      return null;
  }
}

/** The ways that the system names: none where it doesn't answer in time, as most systems have no proxy. */
export function systemOrder(answer: SystemAnswer): ProxyOrder {
  if (answer.kind === 'silent') return { from: 'system-silent', entries: [direct] };
  const [first = direct, ...rest] = readPacAnswer(answer.text);
  // A proxy that is named beside the file is one that the system wants where there is no file.
  const lacksFile = answer.kind === 'without-file' && first.kind === 'direct';
  return { from: lacksFile ? `file-${answer.fault}` : 'system', entries: [first, ...rest] };
}

const direct: ProxyEntry = { kind: 'direct' };

const schemes: Record<string, string> = { proxy: 'http', http: 'http', https: 'https' };

/** The entries of `PROXY a:80; SOCKS b:1080; DIRECT`: the answer of a proxy auto-configuration file. */
export function readPacAnswer(answer: string): ProxyEntry[] {
  return answer.split(';').flatMap((part): ProxyEntry[] => {
    const [kind = '', host = ''] = part.trim().split(/\s+/);
    const word = kind.toLowerCase();
    if (!word) return [];
    if (word === 'direct') return [direct];
    const scheme = schemes[word];
    const address = `${scheme ?? ''}://${host}`;
    return [
      scheme && readProxyAddress(address).ok ? { kind: 'proxy', address } : { kind: 'unusable' },
    ];
  });
}

/** What connections to a Hub go through now. `address` has neither user nor password. */
export type ProxyInUse =
  | { kind: 'direct'; from: ProxySource }
  | { kind: 'proxy'; from: ProxySource; address: string }
  | { kind: 'unusable'; from: ProxySource };

/** An entry as people may see it. */
export function proxyInUse(from: ProxySource, entry: ProxyEntry): ProxyInUse {
  if (entry.kind !== 'proxy') return { kind: entry.kind, from };
  return { kind: 'proxy', from, address: withoutLogin(entry.address) };
}

const withoutLogin = (address: string): string =>
  address.replace(/^([a-z]+:\/\/)(?:[^/]*@)?([^/?#]*).*$/is, '$1$2');
