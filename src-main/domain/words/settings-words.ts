import type { Notice } from '../app-state.ts';
import { exhaustive } from '../exhaustive.ts';
import type { SettingsLoss, UnreadReason } from '../saved.ts';
import { shownName } from './shown-name.ts';

/** The text of a notice about the settings file. */
export function settingsNoticeWords(
  notice: Extract<Notice, { kind: `settings-${string}` }>,
): string {
  switch (notice.kind) {
    case 'settings-damaged':
      return `Your settings file is damaged, so Hubkey started with default settings. The original was saved as ${shownName(notice.file)}. Add your Hubs again. Or quit Hubkey, repair that file and rename it to settings.json.`;
    case 'settings-partly-damaged':
      return `Parts of your settings file are damaged. Hubkey couldn’t read ${lossWords(notice.loss)}; everything else is unchanged. ${copyWords(notice)}`;
    case 'settings-unread':
      return `Hubkey couldn’t read its settings file ${shownName(notice.path)}: ${unread[notice.why].reason(notice.code)}. Nothing is saved until it can. ${unread[notice.why].remedy}`;
    case 'settings-newer':
      return 'A newer version of Hubkey wrote your settings file. This version leaves it as it is, and doesn’t save changes. Install the newer version to continue.';
    case 'settings-unsaved':
      return notice.full
        ? 'The disk is full, so your last change isn’t saved yet. Free some space: Hubkey then saves it by itself.'
        : 'Your last change isn’t saved yet, because Hubkey couldn’t write to its folder. Check that it may: Hubkey then saves it by itself.';
    default:
      return exhaustive(notice);
  }
}

const copyWords = ({ file, setAside }: { file: string; setAside: boolean }): string =>
  setAside
    ? `The original was saved as ${shownName(file)}. Check your settings, and add again what is missing.`
    : `Nothing is saved until the original can be copied to ${shownName(file)}. Check that the disk has room and that Hubkey can write to its folder.`;

const unread: Record<UnreadReason, { reason: (code: string) => string; remedy: string }> = {
  denied: {
    reason: () => 'you aren’t allowed to open it, or it isn’t a file of yours',
    remedy:
      'Make it yours again and readable, then try again. Your profiles come back by themselves.',
  },
  link: {
    reason: () => 'it’s a link, and Hubkey doesn’t follow links there',
    remedy:
      'Put the file itself in its place, then try again. Your profiles come back by themselves.',
  },
  failing: {
    reason: (code) => `the system reported an error${code ? ` (${code})` : ''}`,
    remedy:
      'Check the disk or network drive, then try again. Your profiles come back by themselves.',
  },
  'not-set-aside': {
    reason: () => 'it’s damaged, and a copy of it couldn’t be saved beside it',
    remedy: 'Check that the disk has room and that Hubkey can write to its folder, then try again.',
  },
};

const nouns = {
  settings: ['setting', 'settings'],
  profiles: ['profile', 'profiles'],
  keys: ['client key', 'client keys'],
  acts: ['unfinished key change', 'unfinished key changes'],
  details: ['detail of a profile or key', 'details of profiles or keys'],
  grants: ['lasting permission of a program', 'lasting permissions of programs'],
} as const;

/** What was lost: "2 settings and 1 client key". */
function lossWords(loss: SettingsLoss): string {
  const names = Object.keys(nouns) as (keyof typeof nouns)[];
  const parts = names.flatMap((name) => {
    const count = loss[name];
    if (count === 'all') return ['the list of profiles'];
    const [singular, plural] = nouns[name];
    return count === 0 ? [] : [`${count} ${count === 1 ? singular : plural}`];
  });
  return new Intl.ListFormat('en').format(parts);
}
