import { apiDocsPath, type PageRefusal } from '../api-docs.ts';
import type { ApiDocsNotice } from '../api-docs-notice.ts';
import { keyOf, type CredentialRef } from '../credential.ts';
import type { DocsPage } from '../docs-page.ts';
import { exhaustive } from '../exhaustive.ts';
import type { ClientKey } from '../profile.ts';
import type { Session } from '../session.ts';
import { countWords } from './counts.ts';
import { shortName, shownName } from './shown-name.ts';

/** What the window and its bar are called. */
export const apiDocsTitle = (profile: string): string => `API docs of ${shortName(profile)}`;

interface DocsUser {
  user: string | null;
  session: Session;
  keys: readonly Pick<ClientKey, 'name' | 'deadAt'>[];
}

/** As whom the page's requests are sent; `entered`: with what the person entered on the page. */
export function requestsUseWords(profile: DocsUser, ref: CredentialRef, entered: boolean): string {
  if (entered) return 'Requests use what you entered under “Authorize”';
  if (ref.kind === 'client-key') {
    const name = `client key “${shownName(ref.name)}”`;
    return keyOf(profile, ref)?.deadAt
      ? `The Hub rejected the ${name}`
      : `Requests use the ${name}`;
  }
  const { user, session } = profile;
  const whose = user === null ? 'session' : `session of ${shownName(user)}`;
  switch (session.state) {
    case 'signed-out':
    case 'expired':
      return `The ${whose} has ended`;
    case 'disabled':
      return `The account of ${user === null ? 'this session' : shownName(user)} is disabled`;
    case 'waiting-for-keychain':
      return `Waiting for the keychain to unlock the ${whose}`;
    case 'signing-in':
    case 'active':
    case 'refreshing':
    case 'unreachable':
    case 'blocked':
      return `Requests use the ${whose}`;
    default:
      return exhaustive(session);
  }
}

/** What the page of a Hub is waiting for, or why it isn't shown as meant; null: nothing to say. */
export function docsPageWords({
  load,
  notice,
  download,
}: Pick<DocsPage, 'load' | 'notice' | 'download'>): string | null {
  if (notice) return apiDocsNoticeWords(notice);
  switch (load.state) {
    case 'loading':
      return 'Loading…';
    case 'late':
      return 'The Hub hasn’t sent its API docs yet. Still loading…';
    case 'stopped':
      return load.host === null
        ? 'The Hub’s API docs couldn’t be loaded here. Open them in your browser.'
        : `The Hub redirects to ${shownName(load.host)}, which Hubkey doesn’t open. Open the docs in your browser.`;
    case 'failed':
      return 'The API docs couldn’t be loaded. The reason is below.';
    case 'shown':
      return download ? 'Hubkey doesn’t save files from this page. Open it in your browser.' : null;
    default:
      return exhaustive(load);
  }
}

/** While a sign-in was asked for by "Open API docs". */
export const docsWaitWords = 'Sign in, and the API docs will open.';

/** Servers beyond these are only counted. */
const maxNamedHosts = 2;

/** Why the window shows no API docs, and what to do. */
export function apiDocsNoticeWords(notice: ApiDocsNotice): string {
  switch (notice.kind) {
    case 'needs-files': {
      const named = notice.hosts.slice(0, maxNamedHosts).map((host) => shortName(host));
      const others = notice.hosts.length - named.length;
      const all = others > 0 ? [...named, countWords(others, 'other server')] : named;
      return `This page needs files from ${new Intl.ListFormat('en').format(all)}, which Hubkey doesn’t load. Open it in your browser.`;
    }
    case 'sign-in-page':
      return 'The Hub shows a sign-in page instead of its API docs. Open them in your browser, and sign in there.';
    case 'not-found':
      return `The Hub has no page at ${apiDocsPath} (404). Its API docs may be somewhere else: look for them in your browser.`;
    default:
      return exhaustive(notice);
  }
}

/** An answer that isn't one of HTTP, with its status. */
export const strangeStatusWords = (status: number): string =>
  `The Hub, or a server in front of it, answered with the status ${status}, which isn’t valid. Tell the Hub’s administrator.`;

/** Why a request of the page wasn't sent. */
export const pageRefusalWords: Readonly<Record<PageRefusal, string>> = {
  elsewhere: 'Hubkey blocked a request to another address. This window only reaches the Hub.',
  path: 'Hubkey blocked the request: its path can be read as one outside the Hub’s API.',
  method: 'Hubkey blocked the request: outside the Hub’s API this window can only load files.',
  frame:
    'Hubkey blocked the request: this page has a frame in it. Reload the page, then try again.',
  worker: 'Hubkey blocked the request: this page can’t run in the background.',
  redirect:
    'The Hub redirected the request, and Hubkey didn’t follow. Check that the path ends with “/”.',
};
