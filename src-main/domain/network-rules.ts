import { readProxyAddress } from './proxy-address.ts';

/** How connections to a Hub are made, as a person chose it. Contains no secret. */
export interface NetworkRules {
  proxy: ProxyChoice;
  /** Path of a file with authorities that are trusted for this Hub besides those of the system; null: none. */
  authorities: string | null;
  /** What is shown to a Hub that asks for a certificate; null: nothing. */
  identity: ClientIdentity | null;
}

/** system: as the system says · own: this one, in normal form and without user and password. */
export type ProxyChoice = { kind: 'system' } | { kind: 'none' } | { kind: 'own'; address: string };

export const proxyChoices = [
  'system',
  'none',
  'own',
] as const satisfies readonly ProxyChoice['kind'][];

/** The paths of a client certificate and its key. */
export interface ClientIdentity {
  /** A PEM or DER certificate, or a PKCS#12 file that has the key as well. */
  certificate: string;
  /** null: the certificate's file has it. */
  key: string | null;
}

/** The rules of a Hub about which nothing was chosen. */
export const plainNetwork: NetworkRules = {
  proxy: { kind: 'system' },
  authorities: null,
  identity: null,
};

/** Whether connections may go on as they are after a change of the rules. */
export const sameNetwork = (left: NetworkRules, right: NetworkRules): boolean =>
  networkKey(left) === networkKey(right);

/** A text that is the same for equal rules alone. */
export const networkKey = ({ proxy, authorities, identity }: NetworkRules): string =>
  JSON.stringify([
    proxy.kind,
    proxy.kind === 'own' ? proxy.address : null,
    authorities,
    identity?.certificate ?? null,
    identity?.key ?? null,
  ]);

/** The choice of a proxy address; undefined if it is none that Hubkey can use. */
export function ownProxy(address: string): ProxyChoice | undefined {
  const read = readProxyAddress(address);
  return read.ok ? { kind: 'own', address: read.value } : undefined;
}
