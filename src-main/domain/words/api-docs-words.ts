import type { PageRefusal } from '../api-docs.ts';
import type { CredentialRef } from '../credential.ts';
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
