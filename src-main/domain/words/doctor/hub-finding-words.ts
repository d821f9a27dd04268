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
import type { ProxyInUse } from '../../proxy-order.ts';
import { formatList, m } from '../../messages/index.ts';
import { attention, failed, fine, notTried, type FindingWords } from './finding-words.ts';
import { dateWords } from '../moments.ts';
import { durationWords } from '../durations.ts';
import { hubProblemWords } from '../hub-problem-words.ts';
import { keychainFaultWords, secretWords } from '../keychain-words.ts';
import { proxyInUseWords } from '../network-words.ts';
import { shownName } from '../shown-name.ts';

/** The names of the checks of a Hub, shown after the profile's name. */
export const hubCheckNames: Record<HubFinding['of'], () => string> = {
  name: m.doctor_name_hub_name,
  proxy: m.doctor_name_hub_proxy,
  connection: m.doctor_name_hub_connection,
  certificate: m.doctor_name_hub_certificate,
  clock: m.doctor_name_hub_clock,
  credential: m.doctor_name_hub_credential,
};

/** What was found about a Hub, its address in normal form. `now` in ms since the epoch. */
export function hubFindingWords(finding: HubFinding, hub: string, now: number): FindingWords {
  switch (finding.of) {
    case 'name':
      return name(finding.found, hostOf(hub));
    case 'proxy':
      return proxy(finding.proxy);
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
      return fine(m.doctor_host_resolved({ host, families: formatList(found.families) }));
    case 'address':
      return fine(m.doctor_host_address({ host }));
    case 'by-proxy':
      return notTried(m.doctor_host_by_proxy());
    case 'unknown':
      return failed(m.doctor_host_unknown({ host }), m.doctor_host_unknown_todo());
    default:
      return exhaustive(found);
  }
}

/** Of an unusable one the words say what to do. */
function proxy(used: ProxyInUse): FindingWords {
  const words = proxyInUseWords(used);
  const todo = m.doctor_unreachable_proxy_todo();
  if (used.kind === 'unusable') return failed(words, todo);
  const lacksFile = used.from === 'file-not-loaded' || used.from === 'file-not-usable';
  return lacksFile ? attention(words, todo) : fine(words);
}

const unreachable: Record<UnreachableReason, (host: { host: string }) => FindingWords> = {
  refused: (host) =>
    failed(m.doctor_unreachable_refused(host), m.doctor_unreachable_refused_todo()),
  name: (host) => failed(m.doctor_host_unknown(host), m.doctor_host_unknown_todo()),
  timeout: (host) =>
    failed(m.doctor_unreachable_timeout(host), m.doctor_unreachable_timeout_todo()),
  broken: (host) => failed(m.doctor_unreachable_broken(host), m.doctor_check_again()),
  proxy: (host) => failed(m.doctor_unreachable_proxy(host), m.doctor_unreachable_proxy_todo()),
  'proxy-login': (host) => failed(m.network_proxy_login(host), m.doctor_unreachable_proxy_todo()),
  'proxy-kind': (host) => failed(m.network_proxy_kind(host), m.doctor_unreachable_proxy_todo()),
  route: (host) => failed(m.doctor_unreachable_route(host), m.doctor_unreachable_route_todo()),
  'no-tls': (host) => failed(m.doctor_unreachable_no_tls(host), m.doctor_unreachable_no_tls_todo()),
};

function connection(found: ConnectionFinding, hub: string): FindingWords {
  switch (found.kind) {
    case 'reached': {
      const ms = Math.round(found.ms);
      return fine(
        found.family === null
          ? m.doctor_connection_proxied({ ms })
          : m.doctor_connection_reached({ family: found.family, ms }),
      );
    }
    case 'not-trusted':
      return failed(m.doctor_connection_not_trusted(), m.doctor_connection_not_trusted_todo());
    case 'problem':
      return found.problem.kind === 'unreachable'
        ? unreachable[found.problem.reason]({ host: hostOf(hub) })
        : failed(hubProblemWords(found.problem, hub), m.doctor_connection_problem_todo());
    default:
      return exhaustive(found);
  }
}

const certificateFaults: Record<CertificateFault, () => FindingWords> = {
  unknown: () => failed(m.doctor_certificate_unknown(), m.doctor_certificate_unknown_todo()),
  expired: () => failed(m.doctor_certificate_expired(), m.doctor_certificate_expired_todo()),
  'not-yet-valid': () =>
    failed(m.doctor_certificate_not_yet_valid(), m.doctor_certificate_not_yet_valid_todo()),
  'wrong-host': () =>
    failed(m.doctor_certificate_wrong_host(), m.doctor_certificate_wrong_host_todo()),
  changed: () => failed(m.doctor_certificate_changed(), m.doctor_certificate_changed_todo()),
};

function certificate(found: CertificateFinding, now: number): FindingWords {
  switch (found.kind) {
    case 'verified':
    case 'pinned': {
      const { validTo } = found.certificate;
      const date = dateWords(validTo, now);
      const words =
        found.kind === 'pinned'
          ? m.doctor_certificate_pinned({ date })
          : m.doctor_certificate_verified({ date });
      return validTo - now < certificateWarningMs
        ? attention(words, m.doctor_certificate_expires_todo())
        : fine(words);
    }
    case 'fault':
      return certificateFaults[found.fault]();
    case 'not-encrypted':
      return found.loopback
        ? fine(m.doctor_certificate_loopback())
        : attention(
            m.doctor_certificate_not_encrypted(),
            m.doctor_certificate_not_encrypted_todo(),
          );
    case 'no-connection':
      return notTried(m.doctor_no_connection());
    default:
      return exhaustive(found);
  }
}

function clock(found: ClockFinding): FindingWords {
  switch (found.kind) {
    case 'difference': {
      const away = Math.abs(found.aheadMs);
      if (away <= maxClockDifferenceMs) return fine(m.doctor_clock_agrees());
      const duration = durationWords(away);
      return attention(
        found.aheadMs > 0
          ? m.doctor_clock_ahead({ duration })
          : m.doctor_clock_behind({ duration }),
        m.doctor_clock_todo(),
      );
    }
    case 'no-date':
      return notTried(m.doctor_clock_no_date());
    case 'no-connection':
      return notTried(m.doctor_no_connection());
    default:
      return exhaustive(found);
  }
}

function credential(found: CredentialFinding, ref: CredentialRef, hub: string): FindingWords {
  const { works, rejected, waiting, locked, notChecked, what } = credentialWordsOf(ref);
  switch (found.kind) {
    case 'works':
      return fine(works());
    case 'rejected':
      return failed(...rejected());
    case 'sign-in-needed':
      return attention(m.doctor_credential_sign_in(), m.doctor_credential_sign_in_todo());
    case 'account-disabled':
      return failed(m.doctor_credential_disabled(), m.doctor_credential_disabled_todo());
    case 'waiting-for-keychain':
      return attention(waiting(), m.doctor_credential_waiting_todo());
    case 'locked':
      return notTried(locked());
    case 'key-unreadable': {
      if (isItemFault(found.why)) {
        return failed(secretWords(found.why, what()), m.doctor_key_unreadable_todo());
      }
      const { happened, todo } = keychainFaultWords(found.why);
      return failed(happened, todo);
    }
    case 'not-checked':
      return notTried(notChecked(hubProblemWords(found.problem, hub)));
    default:
      return exhaustive(found);
  }
}

interface CredentialWords {
  works: () => string;
  /** What happened, and what to do. */
  rejected: () => [words: string, todo: string];
  waiting: () => string;
  locked: () => string;
  notChecked: (why: string) => string;
  /** Its name, as a sentence begins with it. */
  what: () => string;
}

const sessionWords: CredentialWords = {
  works: m.doctor_session_works,
  rejected: () => [m.doctor_session_rejected(), m.doctor_session_rejected_todo()],
  waiting: m.doctor_session_waiting,
  locked: m.doctor_session_locked,
  notChecked: (why) => m.doctor_session_not_checked({ why }),
  what: m.doctor_session_name,
};

function credentialWordsOf(ref: CredentialRef): CredentialWords {
  if (ref.kind === 'session') return sessionWords;
  const key = { name: shownName(ref.name) };
  return {
    works: () => m.doctor_key_works(key),
    rejected: () => [m.doctor_key_rejected(key), m.doctor_key_rejected_todo()],
    waiting: () => m.doctor_key_waiting(key),
    locked: () => m.doctor_key_locked(key),
    notChecked: (why) => m.doctor_key_not_checked({ ...key, why }),
    what: () => m.doctor_key_name(key),
  };
}
