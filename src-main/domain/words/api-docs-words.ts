import { apiDocsPath, type PageRefusal } from '../api-docs.ts';
import type { ApiDocsNotice } from '../api-docs-notice.ts';
import { keyOf, type CredentialRef } from '../credential.ts';
import type { DocsPage } from '../docs-page.ts';
import { exhaustive } from '../exhaustive.ts';
import { formatList, m } from '../messages/index.ts';
import type { ClientKey } from '../profile.ts';
import type { Session } from '../session.ts';
import { shortName, shownName } from './shown-name.ts';

/** What the window and its bar are called. */
export const apiDocsTitle = (profile: string): string =>
  m.api_docs_title({ profile: shortName(profile) });

interface DocsUser {
  user: string | null;
  session: Session;
  keys: readonly Pick<ClientKey, 'name' | 'deadAt'>[];
}

/** As whom the page's requests are sent; `entered`: with what the person entered on the page. */
export function requestsUseWords(profile: DocsUser, ref: CredentialRef, entered: boolean): string {
  if (entered) return m.api_docs_uses_entered();
  if (ref.kind === 'client-key') {
    const name = shownName(ref.name);
    return keyOf(profile, ref)?.deadAt
      ? m.api_docs_key_rejected({ name })
      : m.api_docs_uses_key({ name });
  }
  const { session } = profile;
  const user = profile.user === null ? null : shownName(profile.user);
  switch (session.state) {
    case 'signed-out':
    case 'expired':
      return user === null ? m.api_docs_ended() : m.api_docs_ended_of({ user });
    case 'disabled':
      return user === null ? m.api_docs_disabled() : m.api_docs_disabled_of({ user });
    case 'waiting-for-keychain':
      return user === null ? m.api_docs_keychain() : m.api_docs_keychain_of({ user });
    case 'signing-in':
    case 'active':
    case 'refreshing':
    case 'unreachable':
    case 'blocked':
      return user === null ? m.api_docs_uses_session() : m.api_docs_uses_session_of({ user });
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
      return m.api_docs_loading();
    case 'late':
      return m.api_docs_late();
    case 'stopped':
      return load.host === null
        ? m.api_docs_stopped()
        : m.api_docs_redirected({ host: shownName(load.host) });
    case 'failed':
      return m.api_docs_failed();
    case 'shown':
      return download ? m.api_docs_download() : null;
    default:
      return exhaustive(load);
  }
}

/** While a sign-in was asked for by "Open API docs". */
export const docsWaitWords = (): string => m.api_docs_waits();

/** Servers beyond these are only counted. */
const maxNamedHosts = 2;

/** Why the window shows no API docs, and what to do. */
export function apiDocsNoticeWords(notice: ApiDocsNotice): string {
  switch (notice.kind) {
    case 'needs-files': {
      const named = notice.hosts.slice(0, maxNamedHosts).map((host) => shortName(host));
      const others = notice.hosts.length - named.length;
      const all = others > 0 ? [...named, m.api_docs_other_servers({ count: others })] : named;
      return m.api_docs_needs_files({ hosts: formatList(all) });
    }
    case 'sign-in-page':
      return m.api_docs_sign_in_page();
    case 'not-found':
      return m.api_docs_not_found({ path: apiDocsPath });
    default:
      return exhaustive(notice);
  }
}

/** An answer that isn't one of HTTP, with its status. */
export const strangeStatusWords = (status: number): string => m.api_docs_strange_status({ status });

const refusals: Record<PageRefusal, () => string> = {
  elsewhere: m.api_docs_blocked_elsewhere,
  path: m.api_docs_blocked_path,
  method: m.api_docs_blocked_method,
  frame: m.api_docs_blocked_frame,
  worker: m.api_docs_blocked_worker,
  redirect: m.api_docs_blocked_redirect,
};

/** Why a request of the page wasn't sent. */
export const pageRefusalWords = (refusal: PageRefusal): string => refusals[refusal]();
