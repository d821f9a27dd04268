import { exhaustive } from '../exhaustive.ts';
import { hostOf } from '../hub-address.ts';
import { formatNumber, m } from '../messages/index.ts';
import type { Settings } from '../settings.ts';
import type { FeedAddressProblem } from '../updates/feed-address.ts';
import type { InstallProblem, UpdateProblem } from '../updates/update-problem.ts';
import type { UpdateState, UpdateStep } from '../updates/update-state.ts';
import { momentWords } from './moments.ts';
import type { NotificationWords } from './notification-words.ts';
import { shortName, shownName, shownText } from './shown-name.ts';

const bytesInMegabyte = 1_000_000;

/** How this copy is updated, and how far that is. */
export function updateWords(
  { way, feed, hasKey, step }: UpdateState,
  { updates }: Pick<Settings, 'updates'>,
  now: number,
): string {
  switch (way) {
    case 'none':
      return m.updates_none();
    case 'system':
      return m.updates_system();
    case 'by-hand':
      return m.updates_by_hand();
    case 'itself':
      break;
    default:
      return exhaustive(way);
  }
  if (feed === null) return m.updates_no_feed();
  if (!hasKey) return m.updates_no_key();
  if (updates === 'on') return stepWords(step, feed, now);
  return updates === 'ask' ? m.updates_undecided() : m.updates_off();
}

function stepWords(step: UpdateStep, feed: string, now: number): string {
  switch (step.kind) {
    case 'unchecked':
      return m.updates_unchecked();
    case 'checking':
      return m.updates_checking();
    case 'current':
      return m.updates_current({ when: momentWords(step.checkedAt, now) });
    case 'available':
      return m.updates_available({
        version: shownName(step.news.version),
        size: formatNumber(Math.ceil(step.news.size / bytesInMegabyte)),
      });
    case 'downloading':
      return m.updates_downloading({
        version: shownName(step.news.version),
        percent: formatNumber(step.percent),
      });
    case 'ready':
      return m.updates_ready({ version: shownName(step.news.version) });
    case 'refused':
      return m.updates_refused_at({
        problem: updateProblemWords(step.problem, feed),
        when: momentWords(step.at, now),
      });
    case 'not-installed':
      return m.updates_not_installed({
        version: shownName(step.version),
        problem: installProblemWords[step.problem](),
      });
    default:
      return exhaustive(step);
  }
}

const installProblemWords: Record<InstallProblem, () => string> = {
  changed: m.updates_install_changed,
  'disk-full': m.updates_install_disk_full,
  'not-replaced': m.updates_install_not_replaced,
  interrupted: m.updates_install_interrupted,
};

/** Why there is no update, and what to do. */
export function updateProblemWords(problem: UpdateProblem, feed: string): string {
  const host = shortName(hostOf(feed));
  switch (problem.kind) {
    case 'no-network':
      return m.updates_no_network();
    case 'unreachable':
      return m.updates_unreachable({ host });
    case 'proxy':
      return m.updates_proxy({ host });
    case 'certificate':
      return m.updates_certificate({ host });
    case 'redirect':
      return m.updates_redirect({ host });
    case 'status':
      return m.updates_status({ host, status: String(problem.status) });
    case 'slow':
      return m.updates_slow({ host });
    case 'cut-short':
      return m.updates_cut_short({ host });
    case 'too-large':
      return m.updates_too_large({ host });
    case 'unsigned':
      return m.updates_unsigned({ host });
    case 'wrong-signature':
      return m.updates_wrong_signature({ host });
    case 'unreadable':
      return m.updates_unreadable({ host });
    case 'no-file':
      return m.updates_no_file({ host });
    case 'older':
      return m.updates_older({ host, version: shownName(problem.version) });
    case 'wrong-file':
      return m.updates_wrong_file();
    case 'not-writable':
      return m.updates_not_writable({ path: shownName(problem.path) });
    case 'disk-full':
      return m.updates_disk_full();
    case 'not-saved':
      return m.updates_not_saved();
    case 'refused-by-system':
      return m.updates_refused_by_system();
    default:
      return exhaustive(problem);
  }
}

/** The question whether Hubkey may ask a feed. */
export const updateQuestionWords = (feed: string): string =>
  m.updates_ask({ host: shortName(hostOf(feed)) });

/** What's new, as plain text in which nothing is hidden. */
export const updateNotesWords = (notes: string): string => shownText(notes);

/** A new version was found. */
export const updateNotification = (version: string): NotificationWords => ({
  title: m.updates_notification({ version: shownName(version) }),
  body: m.updates_notification_body(),
});

/** A downloaded version wasn't installed when Hubkey last quit. */
export const updateFailureNotification = (version: string): NotificationWords => ({
  title: m.updates_failed_notification({ version: shownName(version) }),
  body: m.updates_failed_notification_body(),
});

const feedWords: Record<FeedAddressProblem, () => string> = {
  'not-an-address': m.updates_feed_wrong,
  'not-encrypted': m.updates_feed_not_encrypted,
  'credentials-inside': m.updates_feed_login,
};

/** Why a typed text isn't the address of a feed. */
export const feedAddressWords = (problem: FeedAddressProblem): string => feedWords[problem]();
