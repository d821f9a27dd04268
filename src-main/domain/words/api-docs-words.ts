import { apiDocsPath, type PageRefusal } from '../api-docs.ts';
import type { ApiDocsNotice } from '../api-docs-notice.ts';
import type { CredentialRef } from '../credential.ts';
import { exhaustive } from '../exhaustive.ts';
import { countWords } from './counts.ts';
import { shortName, shownName } from './shown-name.ts';

/** What the window and its bar are called. */
export const apiDocsTitle = (profile: string): string => `API docs of ${shortName(profile)}`;

/** As whom the page's requests are sent. */
export function requestsUseWords({ user }: { user: string | null }, ref: CredentialRef): string {
  if (ref.kind === 'client-key') return `Requests use the client key “${shownName(ref.name)}”`;
  return user === null
    ? 'Requests use the session'
    : `Requests use the session of ${shownName(user)}`;
}

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
    case 'not-loaded':
      return 'The Hub’s API docs couldn’t be loaded here. Open them in your browser.';
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
