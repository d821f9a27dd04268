import type { CertificateFault } from '../certificate.ts';
import { exhaustive } from '../exhaustive.ts';
import { hostOf } from '../hub-address.ts';
import type { HubProblem, UnreachableReason, UnreadableReason } from '../hub-problem.ts';
import { durationWords } from './durations.ts';
import { shownName, shownText } from './shown-name.ts';

/** The query, fragment or user in a redirect's target may be a secret. */
const withoutQuery = (location: string): string =>
  location.replace(/[?#].*$/s, '').replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/]*@/i, '$1//');

/** Why a request to a Hub failed, and what to do. Never a Hub's HTML, never only a code. */
export function hubProblemWords(problem: HubProblem, hub: string): string {
  const host = hostOf(hub);
  switch (problem.kind) {
    case 'no-network':
      return 'This computer has no network. Hubkey continues when it’s back.';
    case 'unreachable':
      return unreachable[problem.reason](host);
    case 'certificate':
      return certificate[problem.fault](host);
    case 'redirect':
      return problem.location
        ? `The Hub redirects to ${shownName(withoutQuery(problem.location))}. Use that as the address if you trust it.`
        : `${host} redirects without saying where to. Check the address.`;
    case 'host-not-allowed':
      return `The Hub doesn’t accept the name ${host}. Try the name or IP address its administrator uses.`;
    case 'not-a-hub':
      return `Something other than a Hub answered at ${host}${titled(problem.title)}. Check the address, its port and the part after it.`;
    case 'server-error':
      return `The Hub returned an error (${problem.status}${titled(problem.title)}). Try again later, or tell its administrator.`;
    case 'throttled':
      return problem.retryAfterMs === null
        ? 'The Hub asked to slow down. Try again in a minute.'
        : `The Hub asked to wait ${durationWords(problem.retryAfterMs)} before the next try.`;
    case 'unreadable':
      return unreadable[problem.why];
    case 'rejected':
    case 'challenged':
      return 'The Hub rejected this credential. Sign in again, or use another key.';
    case 'blocked':
      return `Something in front of ${host} ${problem.status === 401 ? 'is asking for its own sign-in' : 'refuses the request'} (${problem.status}${titled(problem.title)}). Hubkey keeps your session and keys. Check your VPN or portal, or ask the Hub’s administrator.`;
    case 'wrong-method':
      return 'The Hub doesn’t accept this kind of request here. It may be a version that Hubkey doesn’t know.';
    case 'not-permitted':
      return 'You don’t have permission to do this on the Hub. Ask its administrator.';
    case 'not-found':
      return 'The Hub can’t find this. It may have been deleted, or the Hub may be an older version.';
    case 'invalid':
      return invalidWords(problem.fields);
    default:
      return exhaustive(problem);
  }
}

const titled = (title: string | null): string => (title ? `: “${shownName(title)}”` : '');

const unreachable: Record<UnreachableReason, (host: string) => string> = {
  refused: (host) =>
    `Nothing answers at ${host}. Check the address and port, and that the Hub is running.`,
  name: (host) =>
    `The name ${host} can’t be found. Check its spelling, and that you are on the right network or VPN.`,
  timeout: (host) => `${host} didn’t answer in time. Check your network or VPN, then try again.`,
  broken: (host) => `The connection to ${host} broke off. Try again.`,
  proxy: (host) =>
    `The proxy didn’t connect to ${host}. Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY.`,
  'no-tls': (host) =>
    `${host} doesn’t use https. If your Hub has no https, type http:// before its address.`,
  route: (host) => `${host} can’t be reached from here. Check your network or VPN.`,
};

const certificate: Record<CertificateFault, (host: string) => string> = {
  unknown: (host) =>
    `The certificate of ${host} is signed by an authority that this computer doesn’t know.`,
  expired: (host) =>
    `The certificate of ${host} has expired. Ask the Hub’s administrator to renew it.`,
  'not-yet-valid': (host) =>
    `The certificate of ${host} isn’t valid yet. Check this computer’s clock, or ask the Hub’s administrator.`,
  'wrong-host': (host) => `The certificate of ${host} was issued for a different name.`,
  changed: (host) =>
    `${host} has a different certificate from the one you trusted. Nothing was sent. Ask the Hub’s administrator whether it was changed before you trust the new one.`,
};

const unreadable: Record<UnreadableReason, string> = {
  'not-http':
    'The Hub’s answer isn’t valid HTTP. Check the address and its port: something else may be answering there.',
  'not-json':
    'The Hub’s answer can’t be read: its JSON is broken. Try again, or tell its administrator.',
  'wrong-shape':
    'The Hub’s answer isn’t what was asked for. It may be a version that Hubkey doesn’t know.',
  'cut-short': 'The Hub’s answer broke off in the middle. Try again.',
  'too-large':
    'The Hub’s answer is too large, so Hubkey didn’t read it. Check the address, or tell the Hub’s administrator.',
  'too-deep':
    'The Hub’s answer is nested too deeply, so Hubkey didn’t read it. Tell the Hub’s administrator.',
  'too-slow':
    'The Hub’s answer took too long to read, so Hubkey gave up. Tell the Hub’s administrator.',
  'not-a-document': 'The Hub’s answer isn’t an API document. Tell the Hub’s administrator.',
  'not-read': 'Hubkey couldn’t read the Hub’s answer. Quit Hubkey, start it, and try again.',
};

function invalidWords(fields: Record<string, string[]>): string {
  const said = Object.entries(fields).flatMap(([field, texts]) =>
    texts.map((text) => (field ? `${shownName(field)}: ${shownText(text)}` : shownText(text))),
  );
  return said.length ? `The Hub says: ${said.join(' ')}` : 'The Hub didn’t accept the request.';
}
