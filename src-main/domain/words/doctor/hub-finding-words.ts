import { certificateWarningMs, maxClockDifferenceMs } from '../../doctor.ts';
import type {
  CertificateFinding,
  ClockFinding,
  ConnectionFinding,
  CredentialFinding,
  HubFinding,
  NameFinding,
} from '../../doctor.ts';
import type { CertificateFault } from '../../certificate.ts';
import type { CredentialRef } from '../../credential.ts';
import { exhaustive } from '../../exhaustive.ts';
import { hostOf } from '../../hub-address.ts';
import type { UnreachableReason } from '../../hub-problem.ts';
import { isItemFault } from '../../keychain-problem.ts';
import { attention, failed, fine, notTried, type FindingWords } from './finding-words.ts';
import { dateWords } from '../moments.ts';
import { durationWords } from '../durations.ts';
import { hubProblemWords } from '../hub-problem-words.ts';
import { keychainFaultWords, secretWords } from '../keychain-words.ts';
import { shownName } from '../shown-name.ts';

/** The names of the checks of a Hub, shown after the profile's name. */
export const hubCheckNames: Record<HubFinding['of'], string> = {
  name: 'Name',
  proxy: 'Proxy',
  connection: 'Connection',
  certificate: 'Certificate',
  clock: 'Clock',
  credential: 'Credential',
};

/** What was found about a Hub, its address in normal form. `now` in ms since the epoch. */
export function hubFindingWords(finding: HubFinding, hub: string, now: number): FindingWords {
  switch (finding.of) {
    case 'name':
      return name(finding.found, hostOf(hub));
    case 'proxy':
      return finding.proxy === null
        ? fine('No proxy is used.')
        : fine(`Requests go through the proxy ${shownName(finding.proxy)}.`);
    case 'connection':
      return connection(finding.found, hub);
    case 'certificate':
      return certificate(finding.found, now);
    case 'clock':
      return clock(finding.found);
    case 'credential':
      return credential(finding.found, finding.ref, hub);
    default:
      return exhaustive(finding);
  }
}

function name(found: NameFinding, host: string): FindingWords {
  switch (found.kind) {
    case 'resolved':
      return fine(`${host} has an address (${found.families.join(' and ')}).`);
    case 'address':
      return fine(`${host} needs no look-up.`);
    case 'by-proxy':
      return notTried('The proxy looks the name up.');
    case 'unknown':
      return failed(
        `The name ${host} isn’t known.`,
        'Check its spelling, and that you are on the right network or VPN.',
      );
    default:
      return exhaustive(found);
  }
}

const unreachable: Record<UnreachableReason, (host: string) => [words: string, todo: string]> = {
  refused: (host) => [
    `Nothing answers at ${host}.`,
    'Check the address and port, and that the Hub is running.',
  ],
  name: (host) => [
    `The name ${host} isn’t known.`,
    'Check its spelling, and that you are on the right network or VPN.',
  ],
  timeout: (host) => [
    `${host} didn’t answer in time.`,
    'Check your network or VPN, then try again.',
  ],
  broken: (host) => [`The connection to ${host} broke off.`, 'Check again.'],
  proxy: (host) => [
    `The proxy didn’t pass the connection to ${host}.`,
    'Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY.',
  ],
  route: (host) => [`There is no way to ${host} from here.`, 'Check your network or VPN.'],
  'no-tls': (host) => [
    `${host} doesn’t speak https here.`,
    'Check the address. If your Hub has no https, add it again with http:// before its address.',
  ],
};

function connection(found: ConnectionFinding, hub: string): FindingWords {
  const host = hostOf(hub);
  switch (found.kind) {
    case 'reached': {
      const way = found.family === null ? 'through the proxy' : `over ${found.family}`;
      return fine(`The Hub answered ${way} in ${Math.round(found.ms)} ms.`);
    }
    case 'not-trusted':
      return failed(
        'Something answers there, but nothing was sent: its certificate isn’t trusted.',
        'See the row “Certificate”.',
      );
    case 'problem':
      return found.problem.kind === 'unreachable'
        ? failed(...unreachable[found.problem.reason](host))
        : failed(
            hubProblemWords(found.problem, hub),
            'Check the address, or ask the Hub’s administrator.',
          );
    default:
      return exhaustive(found);
  }
}

const certificateFaults: Record<CertificateFault, [words: string, todo: string]> = {
  unknown: [
    'This computer doesn’t know who signed it.',
    'Ask the Hub’s administrator for its fingerprint. If it matches, sign in again and trust it for this Hub.',
  ],
  expired: ['It has expired.', 'Ask the Hub’s administrator to renew it.'],
  'not-yet-valid': [
    'It isn’t valid yet.',
    'Check this computer’s clock, or ask the Hub’s administrator.',
  ],
  'wrong-host': [
    'It was made for another name.',
    'Use the name it was made for, or ask the Hub’s administrator.',
  ],
  changed: [
    'It isn’t the certificate that you trusted. Nothing was sent.',
    'Ask the Hub’s administrator whether it was changed, before you trust the new one.',
  ],
};

function certificate(found: CertificateFinding, now: number): FindingWords {
  switch (found.kind) {
    case 'verified':
    case 'pinned': {
      const { validTo } = found.certificate;
      const how =
        found.kind === 'pinned'
          ? 'It’s the one that you trusted'
          : 'It’s signed by a known authority';
      const words = `${how}, and valid until ${dateWords(validTo, now)}.`;
      return validTo - now < certificateWarningMs
        ? attention(words, 'Ask the Hub’s administrator to renew it before it expires.')
        : fine(words);
    }
    case 'fault':
      return failed(...certificateFaults[found.fault]);
    case 'not-encrypted':
      return found.loopback
        ? fine('The Hub is on this computer: nothing travels a network.')
        : attention(
            'The connection is not encrypted: others on the network can read what is sent.',
            'Ask the Hub’s administrator for an https address.',
          );
    case 'no-connection':
      return unconnected;
    default:
      return exhaustive(found);
  }
}

const unconnected = notTried('There was no connection to check it by.');

function clock(found: ClockFinding): FindingWords {
  switch (found.kind) {
    case 'difference': {
      const away = Math.abs(found.aheadMs);
      if (away <= maxClockDifferenceMs) return fine('It agrees with this computer’s clock.');
      const side = found.aheadMs > 0 ? 'ahead of' : 'behind';
      return attention(
        `The Hub’s clock is ${durationWords(away)} ${side} this computer’s.`,
        'Set this computer’s clock by network time. If it is right, tell the Hub’s administrator.',
      );
    }
    case 'no-date':
      return notTried('The Hub didn’t say what time it is.');
    case 'no-connection':
      return unconnected;
    default:
      return exhaustive(found);
  }
}

function credential(found: CredentialFinding, ref: CredentialRef, hub: string): FindingWords {
  const session = ref.kind === 'session';
  const what = session ? 'Your session' : `“${shownName(ref.name)}”`;
  switch (found.kind) {
    case 'works':
      return fine(`The Hub accepted ${session ? 'your session' : what}.`);
    case 'rejected':
      return failed(
        `The Hub rejected ${session ? 'your session' : what}.`,
        session ? 'Sign in again.' : 'Rotate the key, or use another one.',
      );
    case 'sign-in-needed':
      return attention('You are not signed in.', 'Sign in to this Hub.');
    case 'account-disabled':
      return failed(
        'The Hub says that your account is disabled or gone.',
        'Ask the Hub’s administrator.',
      );
    case 'waiting-for-keychain':
      return attention(
        `${what} is in the keychain, which can’t be read now.`,
        'See the row “Keychain”.',
      );
    case 'locked':
      return notTried(`${what} hasn’t been checked. Unlock Hubkey first.`);
    case 'key-unreadable':
      return isItemFault(found.why)
        ? failed(secretWords(found.why, what), 'See “Client keys”.')
        : failed(keychainFaultWords(found.why).happened, keychainFaultWords(found.why).todo);
    case 'not-checked':
      return notTried(`${what} hasn’t been checked. ${hubProblemWords(found.problem, hub)}`);
    default:
      return exhaustive(found);
  }
}
