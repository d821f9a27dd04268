import type { Notice } from '../app-state.ts';
import { exhaustive } from '../exhaustive.ts';
import { formatList, m } from '../messages/index.ts';
import type { SettingsLoss, UnreadReason } from '../saved.ts';
import { shownName } from './shown-name.ts';

/** The text of a notice about the settings file. */
export function settingsNoticeWords(
  notice: Extract<Notice, { kind: `settings-${string}` }>,
): string {
  switch (notice.kind) {
    case 'settings-damaged':
      return m.settings_damaged({ file: shownName(notice.file) });
    case 'settings-partly-damaged': {
      const values = { loss: lossWords(notice.loss), file: shownName(notice.file) };
      return notice.setAside
        ? m.settings_partly_damaged_saved(values)
        : m.settings_partly_damaged_unsaved(values);
    }
    case 'settings-unread':
      return unread[notice.why]({ path: shownName(notice.path), code: notice.code });
    case 'settings-newer':
      return m.settings_newer();
    case 'settings-unsaved':
      return notice.full ? m.settings_unsaved_full() : m.settings_unsaved();
    default:
      return exhaustive(notice);
  }
}

const unread: Record<UnreadReason, (values: { path: string; code: string }) => string> = {
  denied: m.settings_unread_denied,
  link: m.settings_unread_link,
  failing: (values) =>
    values.code ? m.settings_unread_failing_code(values) : m.settings_unread_failing(values),
  'not-set-aside': m.settings_unread_not_set_aside,
};

const nouns = {
  settings: m.settings_loss_settings,
  profiles: m.settings_loss_profiles,
  keys: m.settings_loss_keys,
  acts: m.settings_loss_acts,
  details: m.settings_loss_details,
  grants: m.settings_loss_grants,
} as const;

/** What was lost: "2 settings and 1 client key". */
function lossWords(loss: SettingsLoss): string {
  const names = Object.keys(nouns) as (keyof typeof nouns)[];
  const parts = names.flatMap((name) => {
    const count = loss[name];
    if (count === 'all') return [m.settings_loss_all_profiles()];
    return count === 0 ? [] : [nouns[name]({ count })];
  });
  return formatList(parts);
}
