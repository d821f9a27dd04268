import type { CertificateFault } from '../certificate.ts';
import { exhaustive } from '../exhaustive.ts';
import { hostOf } from '../hub-address.ts';
import type { HubProblem, UnreachableReason, UnreadableReason } from '../hub-problem.ts';
import { m } from '../messages/index.ts';
import { durationWords } from './durations.ts';
import { clientCertificateWords, connectionFileWords } from './network-words.ts';
import { shownName, shownText } from './shown-name.ts';

/** The query, fragment or user in a redirect's target may be a secret. */
const withoutQuery = (location: string): string =>
  location.replace(/[?#].*$/s, '').replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/]*@/i, '$1//');

/** Why a request to a Hub failed, and what to do. Never a Hub's HTML, never only a code. */
export function hubProblemWords(problem: HubProblem, hub: string): string {
  const host = hostOf(hub);
  switch (problem.kind) {
    case 'no-network':
      return m.hub_problem_no_network();
    case 'unreachable':
      return unreachable[problem.reason]({ host });
    case 'certificate':
      return certificate[problem.fault]({ host });
    case 'connection-file':
      return connectionFileWords(problem.problem);
    case 'client-certificate':
      return clientCertificateWords[problem.fault]({ host });
    case 'redirect':
      return problem.location
        ? m.hub_problem_redirect({ location: shownName(withoutQuery(problem.location)) })
        : m.hub_problem_redirect_nowhere({ host });
    case 'host-not-allowed':
      return m.hub_problem_host_not_allowed({ host });
    case 'not-a-hub':
      return problem.title
        ? m.hub_problem_not_a_hub_titled({ host, title: shownName(problem.title) })
        : m.hub_problem_not_a_hub({ host });
    case 'server-error':
      return m.hub_problem_server_error({ answer: serverErrorWords(problem) });
    case 'throttled':
      return problem.retryAfterMs === null
        ? m.hub_problem_slow_down()
        : m.hub_problem_throttled({ duration: durationWords(problem.retryAfterMs) });
    case 'unreadable':
      return unreadable[problem.why]();
    case 'rejected':
    case 'challenged':
      return m.hub_problem_rejected();
    case 'blocked': {
      const answer = serverErrorWords(problem);
      return problem.status === 401
        ? m.hub_problem_blocked_sign_in({ host, answer })
        : m.hub_problem_blocked({ host, answer });
    }
    case 'wrong-method':
      return m.hub_problem_wrong_method();
    case 'not-permitted':
      return m.hub_problem_not_permitted();
    case 'not-found':
      return m.hub_problem_not_found();
    case 'invalid':
      return invalidWords(problem.fields);
    default:
      return exhaustive(problem);
  }
}

/** An HTTP status, with the title of its page where it has one: "503: “Service Unavailable”". */
export const serverErrorWords = ({
  status,
  title,
}: {
  status: number;
  title: string | null;
}): string =>
  title ? m.hub_problem_answer_titled({ status, title: shownName(title) }) : String(status);

type AboutHost = (inputs: { host: string }) => string;

const unreachable: Record<UnreachableReason, AboutHost> = {
  refused: m.hub_problem_refused,
  name: m.hub_problem_name,
  timeout: m.hub_problem_timeout,
  broken: m.hub_problem_broken,
  proxy: m.hub_problem_proxy,
  'proxy-login': m.network_proxy_login,
  'proxy-kind': m.network_proxy_kind,
  'no-tls': m.hub_problem_no_tls,
  route: m.hub_problem_route,
};

const certificate: Record<CertificateFault, AboutHost> = {
  unknown: m.hub_problem_certificate_unknown,
  expired: m.hub_problem_certificate_expired,
  'not-yet-valid': m.hub_problem_certificate_not_yet_valid,
  'wrong-host': m.hub_problem_certificate_wrong_host,
  changed: m.hub_problem_certificate_changed,
};

const unreadable: Record<UnreadableReason, () => string> = {
  'not-http': m.hub_problem_not_http,
  'not-json': m.hub_problem_not_json,
  'wrong-shape': m.hub_problem_wrong_shape,
  'cut-short': m.hub_problem_cut_short,
  'too-large': m.hub_problem_too_large,
  'too-deep': m.hub_problem_too_deep,
  'too-slow': m.hub_problem_too_slow,
  'not-a-document': m.hub_problem_not_a_document,
  'not-read': m.hub_problem_not_read,
};

/** The Hub's own words, which are in its language. */
function invalidWords(fields: Record<string, string[]>): string {
  const said = Object.entries(fields).flatMap(([field, texts]) =>
    texts.map((text) => (field ? `${shownName(field)}: ${shownText(text)}` : shownText(text))),
  );
  return said.length ? m.hub_problem_says({ text: said.join(' ') }) : m.hub_problem_invalid();
}
