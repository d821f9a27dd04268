import { minimumPassphrase, type ExchangeProblem } from '../exchange.ts';
import type { ExportProblem } from '../exchange-answers.ts';
import type { ExchangeNews } from '../exchange-news.ts';
import { exhaustive } from '../exhaustive.ts';
import type { PlannedProfile } from '../import-plan.ts';
import { formatList, m } from '../messages/index.ts';
import type { PastedProblem } from '../pasted/read-pasted.ts';
import { shownName } from './shown-name.ts';

/** Why a file can't be imported, and what to do. */
export function exchangeProblemWords(problem: ExchangeProblem | { kind: 'gone' }): string {
  switch (problem.kind) {
    case 'unreadable':
      return m.exchange_unreadable({ code: shownName(problem.code) });
    case 'too-large':
      return m.exchange_too_large();
    case 'not-json':
      return m.exchange_not_json();
    case 'other-file':
      return m.exchange_other_file();
    case 'newer':
      return m.exchange_newer();
    case 'field':
      return m.exchange_field({ field: shownName(problem.field) });
    case 'wrong-passphrase':
      return m.exchange_wrong_passphrase();
    case 'no-passphrase':
      return m.exchange_no_passphrase();
    case 'damaged':
      return m.exchange_damaged();
    case 'failed':
      return m.exchange_open_failed();
    case 'gone':
      return m.exchange_gone();
    default:
      return exhaustive(problem);
  }
}

const exportProblems: Record<ExportProblem, () => string> = {
  failed: m.exchange_export_failed,
  'not-sealed': m.exchange_not_sealed,
  'too-short': () => m.exchange_passphrase_short({ count: minimumPassphrase }),
  'no-keys': m.exchange_no_keys,
};

/** Why client keys were not exported, and what to do. */
export const exportProblemWords = (problem: ExportProblem): string => exportProblems[problem]();

/** What an import does with a profile. */
export function plannedProfileWords({ there, name, wanted }: PlannedProfile): string {
  if (there !== null) return m.exchange_plan_there();
  return name === wanted
    ? m.exchange_plan_add()
    : m.exchange_plan_renamed({ name: shownName(wanted) });
}

/** What an import does with the client keys of a profile, in sentences. */
export function plannedKeysWords({ keys }: PlannedProfile): string[] {
  const taken = keys.filter((key) => key.taken).length;
  const count = keys.length - taken;
  return [
    ...(count > 0 ? [m.exchange_plan_keys({ count })] : []),
    ...(taken > 0 ? [m.exchange_plan_keys_taken({ count: taken })] : []),
  ];
}

/** What an export or import did. */
export function exchangeNewsWords(news: ExchangeNews): string {
  switch (news.kind) {
    case 'keys-exported':
      return sentences(
        m.exchange_news_exported({ count: news.keys }),
        news.unread.length > 0 && m.exchange_news_unread({ keys: listed(news.unread) }),
      );
    case 'imported':
      return sentences(
        importedWords(news),
        news.left.length > 0 && m.exchange_news_left({ keys: listed(news.left) }),
      );
    default:
      return exhaustive(news);
  }
}

function importedWords({ profiles, settings, keys }: ExchangeNews & { kind: 'imported' }): string {
  const parts = [
    ...(profiles > 0 ? [m.exchange_news_profiles({ count: profiles })] : []),
    ...(settings > 0 ? [m.exchange_news_settings({ count: settings })] : []),
    ...(keys > 0 ? [m.exchange_news_keys({ count: keys })] : []),
  ];
  return parts.length === 0
    ? m.exchange_news_nothing()
    : m.exchange_news_imported({ what: formatList(parts) });
}

/** Why nothing was taken from a pasted text, and what to do. */
export function pastedProblemWords(problem: PastedProblem): string {
  switch (problem.kind) {
    case 'nothing':
      return m.exchange_paste_nothing();
    case 'token':
      return m.exchange_paste_token();
    case 'several':
      return m.exchange_paste_several();
    case 'variable':
      return m.exchange_paste_variable({ name: shownName(problem.name) });
    default:
      return exhaustive(problem);
  }
}

const listed = (names: readonly string[]): string => formatList(names.map(shownName));

const sentences = (...parts: (string | false)[]): string => parts.filter(Boolean).join(' ');
