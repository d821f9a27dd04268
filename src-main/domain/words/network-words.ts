import type { ClientCertificateFault } from '../certificate.ts';
import type { ConnectionFileFault, ConnectionFileProblem } from '../connection-file.ts';
import { m } from '../messages/index.ts';
import type { ProxyAddressProblem } from '../proxy-address.ts';
import type { ProxyInUse, ProxySource } from '../proxy-order.ts';
import { exhaustive } from '../exhaustive.ts';
import { shownName } from './shown-name.ts';

type AboutFile = (inputs: { path: string }) => string;

const fileFaults: Record<ConnectionFileFault, AboutFile> = {
  gone: m.network_file_gone,
  unreadable: m.network_file_unreadable,
  'too-large': m.network_file_too_large,
  'no-certificate': m.network_file_no_certificate,
  expired: m.network_file_expired,
  'not-yet-valid': m.network_file_not_yet_valid,
  'no-key': m.network_file_no_key,
  'not-a-key': m.network_file_not_a_key,
  'other-key': m.network_file_other_key,
  'passphrase-missing': m.network_file_passphrase_missing,
  'passphrase-wrong': m.network_file_passphrase_wrong,
  'passphrase-unread': m.network_file_passphrase_unread,
  unsupported: m.network_file_unsupported,
};

/** Why a file that was chosen for a Hub's connections can't be used, and what to do. */
export function connectionFileWords({ file, path, fault }: ConnectionFileProblem): string {
  const about = { path: shownName(path) };
  return file === 'authorities' && fault === 'no-certificate'
    ? m.network_file_no_authority(about)
    : fileFaults[fault](about);
}

/** What a Hub made of our certificate, and what to do. */
export const clientCertificateWords: Record<
  ClientCertificateFault,
  (inputs: { host: string }) => string
> = {
  wanted: m.network_client_certificate_wanted,
  'perhaps-wanted': m.network_client_certificate_perhaps_wanted,
  refused: m.network_client_certificate_refused,
};

const direct: Record<ProxySource, () => string> = {
  loopback: m.network_direct_loopback,
  environment: m.network_direct_environment,
  own: m.network_direct_own,
  system: m.network_direct_system,
  'system-silent': m.network_direct_silent,
  'file-not-loaded': m.network_direct_file_not_loaded,
  'file-not-usable': m.network_direct_file_not_usable,
};

/** What connections to a Hub go through, and who says so. */
export function proxyInUseWords(used: ProxyInUse): string {
  switch (used.kind) {
    case 'direct':
      return direct[used.from]();
    case 'proxy': {
      const proxy = { proxy: shownName(used.address) };
      if (used.from === 'environment') return m.network_proxy_environment(proxy);
      return used.from === 'own' ? m.network_proxy_own(proxy) : m.network_proxy_system(proxy);
    }
    case 'unusable':
      return used.from === 'environment'
        ? m.network_unusable_environment()
        : m.network_unusable_system();
    default:
      return exhaustive(used);
  }
}

const addressProblems: Record<ProxyAddressProblem, () => string> = {
  empty: m.network_address_empty,
  'not-an-address': m.network_address_wrong,
  login: m.network_address_login,
  socks: m.network_address_socks,
  scheme: m.network_address_scheme,
};

/** Why a text can't be chosen as a proxy, and what one looks like. */
export const proxyAddressWords = (problem: ProxyAddressProblem): string =>
  addressProblems[problem]();
