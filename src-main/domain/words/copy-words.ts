import type { CopyCheck, CopyKind, LateCopyProblem, PersonCopyProblem } from '../copy-request.ts';
import type { CredentialKind } from '../credential.ts';
import type { Endpoint } from '../endpoint.ts';
import { exhaustive } from '../exhaustive.ts';
import { m } from '../messages/index.ts';
import { secretWords } from './keychain-words.ts';
import { lockedWords } from './lock-words.ts';
import { requestProblemWords } from './request-problem-words.ts';
import { shownName } from './shown-name.ts';

interface KindWords {
  form: () => string;
  copied: () => string;
  waits: () => string;
}

const kinds: Record<CopyKind, KindWords> = {
  header: {
    form: m.copy_form_header,
    copied: m.copy_copied_header,
    waits: m.copy_waits_header,
  },
  value: {
    form: m.copy_form_value,
    copied: m.copy_copied_value,
    waits: m.copy_waits_value,
  },
  curl: {
    form: m.copy_form_curl,
    copied: m.copy_copied_curl,
    waits: m.copy_waits_curl,
  },
  export: {
    form: m.copy_form_export,
    copied: m.copy_copied_export,
    waits: m.copy_waits_export,
  },
  httpie: {
    form: m.copy_form_httpie,
    copied: m.copy_copied_httpie,
    waits: m.copy_waits_httpie,
  },
  python: {
    form: m.copy_form_python,
    copied: m.copy_copied_python,
    waits: m.copy_waits_python,
  },
  powershell: {
    form: m.copy_form_powershell,
    copied: m.copy_copied_powershell,
    waits: m.copy_waits_powershell,
  },
  'helper command': {
    form: m.copy_form_helper,
    copied: m.copy_copied_helper,
    waits: m.copy_waits_helper,
  },
  'sign-in command': {
    form: m.copy_form_sign_in,
    copied: m.copy_copied_sign_in,
    waits: m.copy_waits_sign_in,
  },
};

/** What can be copied, as a choice: "Header", "HTTPie". */
export const copyFormName = (what: CopyKind): string => kinds[what].form();

/** "Copied header". */
export const copiedWords = (what: CopyKind): string => kinds[what].copied();

/** "clears in 27 s", or that it stays. From ms; rounded up, so that it ends at 1 s. */
export const clearsWords = (leftMs: number | null): string =>
  leftMs === null
    ? m.copy_stays()
    : m.copy_clears({ seconds: Math.max(0, Math.ceil(leftMs / 1000)) });

/** What the Hub says about a copied credential; empty while there is nothing to say. */
export function checkWords(check: CopyCheck): string {
  switch (check) {
    case 'none':
    case 'checking':
      return '';
    case 'checked':
      return m.copy_check_checked();
    case 'renewed':
      return m.copy_check_renewed();
    case 'outdated':
      return m.copy_check_outdated();
    case 'rotated':
      return m.copy_check_rotated();
    case 'unchecked':
      return m.copy_check_unchecked();
    default:
      return exhaustive(check);
  }
}

/** What is copied after a sign-in: "Sign in, and the curl command will be copied." */
export const copyWaitsWords = (what: CopyKind): string => kinds[what].waits();

/** What a pending copy waits for. */
export const copyPendingWords = (waitsFor: 'keychain' | 'hub'): string =>
  waitsFor === 'keychain' ? m.copy_pending_keychain() : m.copy_pending_hub();

/** Some of what was found is left out: "60 of 214: keep typing to narrow it down." */
export const leftOutWords = (shown: number, found: number): string =>
  m.copy_left_out({ shown, found });

/** What a person should know of a request before copying it with that kind of credential; null: nothing. */
export function requestNote(
  endpoint: Pick<Endpoint, 'asks' | 'takes'> | null,
  kind: CredentialKind,
): string | null {
  if (!endpoint) return null;
  if (endpoint.asks.length > 0) return m.copy_note_asks();
  return endpoint.takes.includes(kind) ? null : m.copy_note_session_only();
}

/** Why a copy failed, and what to do. */
export function copyProblemWords(problem: PersonCopyProblem): string {
  switch (problem.kind) {
    case 'locked':
      return lockedWords(problem);
    case 'no-profile':
      return m.copy_problem_no_profile();
    case 'no-key':
      return m.copy_problem_no_key({ name: shownName(problem.name) });
    case 'sign-in-needed':
      return m.copy_problem_sign_in();
    case 'hub-unreachable':
      return m.copy_problem_unreachable();
    case 'account-disabled':
      return m.copy_problem_disabled();
    case 'key-unreadable':
      return secretWords(problem.why, m.copy_problem_this_key());
    case 'waiting-for-keychain':
      return copyPendingWords('keychain');
    case 'bad-path':
      return requestProblemWords(problem.why);
    case 'unfilled':
      return m.copy_problem_unfilled();
    case 'no-helper':
      return m.copy_problem_no_helper();
    case 'clipboard':
      return m.copy_problem_clipboard();
    case 'not-in-front':
      return m.copy_problem_not_in_front();
    default:
      return exhaustive(problem);
  }
}

/** The same for a copy that failed after it was made, or when nobody waited for it. */
export function lateCopyWords(problem: LateCopyProblem): string {
  switch (problem.kind) {
    case 'key-rejected':
      return m.copy_late_key_rejected({ name: shownName(problem.name) });
    case 'token-rejected':
      return m.copy_late_token_rejected();
    case 'dropped-by-lock':
      return m.copy_late_locked();
    case 'sign-in-needed':
      return m.copy_late_sign_in();
    default:
      return copyProblemWords(problem);
  }
}
