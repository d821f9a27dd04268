import {
  clearClipboardRange,
  consentPolicies,
  durationWords,
  feedAddressWords,
  healthIntervals,
  keyAgeChoices,
  lockIdleChoices,
  lockIdleWords,
  m,
  readFeedAddress,
  shells,
  whileLockedChoices,
  whileLockedWords,
  type AppView,
  type ProductFacts,
  type ProductFolder,
  type Settings,
} from '../../../src-main/contract/index.ts';
import { call } from '../../bridge.ts';
import { view } from '../../state/view.svelte.ts';
import { languageChoice, languageOptions } from './languages.ts';
import AllowedPrograms from './parts/AllowedPrograms.svelte';
import CommandPart from './parts/CommandPart.svelte';
import DeniedPrograms from './parts/DeniedPrograms.svelte';
import DoctorPart from './parts/DoctorPart.svelte';
import EnvironmentPart from './parts/EnvironmentPart.svelte';
import NewsPart from './parts/NewsPart.svelte';
import ProtectionPart from './parts/ProtectionPart.svelte';
import ResetPart from './parts/ResetPart.svelte';
import RuntimePart from './parts/RuntimePart.svelte';
import SecretsPart from './parts/SecretsPart.svelte';
import ShortcutRecorder from './parts/ShortcutRecorder.svelte';
import UpdatesPart from './parts/UpdatesPart.svelte';
import type { SettingItem } from './setting-item.ts';

const change = (changed: Partial<Settings>): void => void call('changeSettings', changed);

/** A choice among numbers or names, which a list has as texts. */
const chosen = <Value extends string | number>(
  choices: readonly Value[],
  text: string,
): Value | undefined => choices.find((choice) => String(choice) === text);

const options = <Value extends string | number>(
  choices: readonly Value[],
  label: (value: Value) => string,
) => choices.map((value) => ({ value: String(value), label: label(value) }));

/** The settings of Hubkey itself; `facts` null: not known yet. */
export const appItems = (now: AppView, facts: ProductFacts | null): SettingItem[] =>
  [
    ...generalItems(now),
    ...clipboardItems(now),
    ...terminalItems(now),
    ...programItems(now),
    ...securityItems(now),
    ...authoritiesItem(now),
    ...aboutItems(now, facts),
  ].map((item) => ({ ...item, managed: isManaged(now, item) }));

/** The setting that each row is about, by the row's id. */
const settingOf: { [Row in string]?: keyof Settings } = {
  language: 'language',
  theme: 'theme',
  'start-at-login': 'startAtLogin',
  notifications: 'notifications',
  'key-age': 'remindKeyAge',
  health: 'healthInterval',
  'quick-copy': 'quickCopy',
  shortcut: 'quickShortcut',
  'clear-after': 'clearClipboardAfter',
  shell: 'defaultShell',
  raw: 'rawHeaders',
  'lock-screen': 'lockWithScreen',
  'lock-idle': 'lockWhenIdle',
  'lock-passes': 'whileLocked',
  'look-for-updates': 'updates',
  'update-feed': 'updateFeed',
};

/** The row of a setting, as it is or would be with these settings; undefined: it has none. */
export const rowOf = (now: AppView, setting: keyof Settings): SettingItem | undefined =>
  appItems(now, null).find(({ id }) => settingOf[id] === setting);

const isManaged = ({ managed }: AppView, { id }: SettingItem): boolean => {
  const setting = settingOf[id];
  return setting !== undefined && Object.hasOwn(managed.settings, setting);
};

const themes = ['system', 'light', 'dark'] as const;
const themeNames = {
  system: m.settings_system_default,
  light: m.settings_theme_light,
  dark: m.settings_theme_dark,
};

const generalItems = ({ settings }: AppView): SettingItem[] => [
  {
    id: 'language',
    section: 'general',
    label: m.settings_language(),
    help: m.settings_language_help(),
    control: {
      kind: 'choice',
      value: settings.language,
      options: languageOptions(),
      choose: (value) => change({ language: languageChoice(value) }),
    },
  },
  {
    id: 'theme',
    section: 'general',
    label: m.settings_theme(),
    help: null,
    control: {
      kind: 'choice',
      value: settings.theme,
      options: options(themes, (theme) => themeNames[theme]()),
      choose: (value) => change({ theme: chosen(themes, value) ?? 'system' }),
    },
  },
  {
    id: 'start-at-login',
    section: 'general',
    label: m.settings_start_at_login(),
    help: m.settings_start_at_login_help(),
    control: {
      kind: 'switch',
      checked: settings.startAtLogin,
      turn: (startAtLogin) => change({ startAtLogin }),
    },
  },
  {
    id: 'notifications',
    section: 'general',
    label: m.settings_notifications(),
    help: m.settings_notifications_help(),
    control: {
      kind: 'switch',
      checked: settings.notifications,
      turn: (notifications) => change({ notifications }),
    },
  },
  {
    id: 'key-age',
    section: 'general',
    label: m.settings_key_age(),
    help: m.settings_key_age_help(),
    control: {
      kind: 'choice',
      value: String(settings.remindKeyAge),
      options: options(keyAgeChoices, (days) =>
        days === 0 ? m.settings_key_age_never() : m.settings_key_age_days({ count: days }),
      ),
      choose: (value) => change({ remindKeyAge: chosen(keyAgeChoices, value) ?? 0 }),
    },
  },
  {
    id: 'health',
    section: 'general',
    label: m.settings_health(),
    help: m.settings_health_help(),
    control: {
      kind: 'choice',
      value: String(settings.healthInterval),
      options: options(healthIntervals, (seconds) =>
        seconds === 0
          ? m.settings_health_never()
          : m.settings_health_every({ duration: durationWords(seconds * 1000) }),
      ),
      choose: (value) => change({ healthInterval: chosen(healthIntervals, value) ?? 60 }),
    },
  },
  {
    id: 'quick-copy',
    section: 'general',
    label: m.settings_quick_copy(),
    help: m.settings_quick_copy_help(),
    control: {
      kind: 'switch',
      checked: settings.quickCopy,
      turn: (quickCopy) => change({ quickCopy }),
    },
  },
  {
    id: 'shortcut',
    section: 'general',
    label: m.settings_shortcut(),
    help: m.settings_shortcut_help(),
    words: [settings.quickShortcut],
    control: { kind: 'part', part: ShortcutRecorder, place: 'beside' },
  },
];

const { minimum, maximum } = clearClipboardRange;

const clipboardItems = ({ settings }: AppView): SettingItem[] => [
  {
    id: 'clear-after',
    section: 'clipboard',
    label: m.settings_clear_after(),
    help: m.settings_clear_after_help({ minimum, maximum }),
    control: {
      kind: 'number',
      value: settings.clearClipboardAfter,
      minimum,
      maximum,
      save: async (clearClipboardAfter) => {
        await call('changeSettings', { clearClipboardAfter });
        return view.now.settings.clearClipboardAfter;
      },
    },
  },
];

const shellIds = shells.map(({ id }) => id);

const terminalItems = ({ settings, helper }: AppView): SettingItem[] => [
  {
    id: 'shell',
    section: 'terminal',
    label: m.settings_shell(),
    help: m.settings_shell_help(),
    control: {
      kind: 'choice',
      value: settings.defaultShell ?? '',
      options: [
        { value: '', label: m.settings_system_default() },
        ...shells.map(({ id, label }) => ({ value: id, label })),
      ],
      choose: (value) => change({ defaultShell: chosen(shellIds, value) ?? null }),
    },
  },
  {
    id: 'command',
    section: 'terminal',
    label: m.settings_command(),
    help: m.settings_command_help(),
    words: [m.settings_command_extras(), m.settings_command_install(), 'zsh bash fish man PATH'],
    control: { kind: 'part', part: CommandPart, place: 'below' },
  },
  {
    id: 'helper',
    section: 'terminal',
    label: m.settings_helper(),
    help: helper ? m.settings_helper_help() : m.settings_helper_off(),
    control: {
      kind: 'fact',
      lines: helper
        ? [
            { name: m.settings_helper_address(), value: helper.url },
            ...(helper.socket === null
              ? []
              : [{ name: m.settings_helper_socket(), value: helper.socket }]),
          ]
        : [],
    },
  },
];

const policyNames = {
  'ask-first-time': m.settings_raw_ask_first_time,
  'always-ask': m.settings_raw_always_ask,
  never: m.settings_raw_never,
};

const programItems = ({ settings }: AppView): SettingItem[] => [
  {
    id: 'raw',
    section: 'programs',
    label: m.settings_raw(),
    help: m.settings_raw_help(),
    control: {
      kind: 'choice',
      value: settings.rawHeaders,
      options: options(consentPolicies, (policy) => policyNames[policy]()),
      choose: (value) => change({ rawHeaders: chosen(consentPolicies, value) ?? 'ask-first-time' }),
    },
  },
  {
    id: 'allowed',
    section: 'programs',
    label: m.settings_allowed(),
    help: null,
    words: [m.settings_grant_revoke()],
    control: { kind: 'part', part: AllowedPrograms, place: 'below' },
  },
  {
    id: 'denied',
    section: 'programs',
    label: m.settings_denied(),
    help: null,
    words: [m.settings_silence_end()],
    control: { kind: 'part', part: DeniedPrograms, place: 'below' },
  },
];

const authoritiesItem = ({ managed: { authorities } }: AppView): SettingItem[] =>
  authorities === null
    ? []
    : [
        {
          id: 'authorities',
          section: 'security',
          label: m.managed_authorities(),
          help: m.managed_authorities_help(),
          words: [authorities],
          control: { kind: 'fact', lines: [{ value: authorities }] },
        },
      ];

const securityItems = ({ settings }: AppView): SettingItem[] => [
  {
    id: 'lock-screen',
    section: 'security',
    label: m.lock_setting_screen(),
    help: m.lock_setting_screen_help(),
    control: {
      kind: 'switch',
      checked: settings.lockWithScreen,
      turn: (lockWithScreen) => change({ lockWithScreen }),
    },
  },
  {
    id: 'lock-idle',
    section: 'security',
    label: m.lock_setting_idle(),
    help: m.lock_setting_idle_help(),
    control: {
      kind: 'choice',
      value: String(settings.lockWhenIdle),
      options: options(lockIdleChoices, lockIdleWords),
      choose: (value) => change({ lockWhenIdle: chosen(lockIdleChoices, value) ?? 0 }),
    },
  },
  {
    id: 'lock-passes',
    section: 'security',
    label: m.lock_setting_passes(),
    help: m.lock_setting_passes_help(),
    control: {
      kind: 'choice',
      value: settings.whileLocked,
      options: options(whileLockedChoices, whileLockedWords),
      choose: (value) =>
        change({ whileLocked: chosen(whileLockedChoices, value) ?? settings.whileLocked }),
    },
  },
  {
    id: 'lock-now',
    section: 'security',
    label: m.lock_setting_now(),
    help: m.lock_setting_now_help(),
    control: {
      kind: 'act',
      button: m.lock_now(),
      act: () => {
        void call('lock', null);
        return null;
      },
    },
  },
  {
    id: 'doctor',
    section: 'security',
    label: m.doctor_check_computer(),
    help: m.settings_doctor_help(),
    control: { kind: 'part', part: DoctorPart, place: 'first-beside' },
  },
  {
    id: 'secrets',
    section: 'security',
    label: m.settings_secrets(),
    help: m.settings_secrets_help(),
    control: { kind: 'part', part: SecretsPart, place: 'below' },
  },
  {
    id: 'environment',
    section: 'security',
    label: m.settings_environment(),
    help: m.settings_environment_help(),
    control: { kind: 'part', part: EnvironmentPart, place: 'below' },
  },
  {
    id: 'protection',
    section: 'security',
    label: m.settings_protects(),
    help: null,
    control: { kind: 'part', part: ProtectionPart, place: 'below' },
  },
];

const runtimeItem = ({ runtime }: AppView): SettingItem[] =>
  runtime.supported
    ? []
    : [
        {
          id: 'runtime',
          section: 'about',
          label: m.settings_version_electron(),
          help: null,
          control: { kind: 'part', part: RuntimePart, place: 'below' },
        },
      ];

const aboutItems = (now: AppView, facts: ProductFacts | null): SettingItem[] => [
  ...(facts ? factItems(facts) : []),
  ...updateItems(now),
  ...runtimeItem(now),
  {
    id: 'news',
    section: 'about',
    label: m.settings_news(),
    help: m.settings_news_help(),
    control: { kind: 'part', part: NewsPart, place: 'first-beside' },
  },
  {
    id: 'diagnostics',
    section: 'about',
    label: m.settings_diagnostics(),
    help: m.settings_diagnostics_help(),
    control: {
      kind: 'act',
      button: m.settings_diagnostics_copy(),
      act: async () => {
        const { ok } = await call('copyDiagnostics', null);
        return ok ? m.settings_diagnostics_copied() : m.settings_diagnostics_not_copied();
      },
    },
  },
  {
    id: 'reset',
    section: 'about',
    label: m.settings_reset(),
    help: m.settings_reset_help(),
    control: { kind: 'part', part: ResetPart, place: 'beside' },
  },
];

const updateItems = ({ updates, settings }: AppView): SettingItem[] => [
  {
    id: 'updates',
    section: 'about',
    label: m.updates_title(),
    help: null,
    words: [m.updates_check()],
    control: { kind: 'part', part: UpdatesPart, wide: true },
  },
  ...(updates.way === 'itself' ? ownUpdateItems(settings) : []),
];

const ownUpdateItems = (settings: Settings): SettingItem[] => [
  {
    id: 'look-for-updates',
    section: 'about',
    label: m.updates_switch(),
    help: m.updates_switch_help(),
    control: {
      kind: 'switch',
      checked: settings.updates === 'on',
      turn: (on) => change({ updates: on ? 'on' : 'off' }),
    },
  },
  {
    id: 'update-feed',
    section: 'about',
    label: m.updates_feed(),
    help: m.updates_feed_help(),
    control: {
      kind: 'text',
      value: settings.updateFeed,
      button: m.updates_feed_save(),
      save: async (typed) => {
        const read =
          typed.trim() === '' ? ({ ok: true, value: '' } as const) : readFeedAddress(typed);
        if (!read.ok) return feedAddressWords(read.problem);
        await call('changeSettings', { updateFeed: read.value });
        return null;
      },
    },
  },
];

const factItems = ({ versions, system, licence, folders }: ProductFacts): SettingItem[] => [
  {
    id: 'versions',
    section: 'about',
    label: m.settings_versions(),
    help: null,
    words: ['Hubkey', 'Electron', 'Chromium', 'Node'],
    control: {
      kind: 'fact',
      lines: [
        { name: m.settings_version_hubkey(), value: versions.hubkey },
        { name: m.settings_version_electron(), value: versions.electron },
        { name: m.settings_version_chromium(), value: versions.chromium },
        { name: m.settings_version_node(), value: versions.node },
        { name: m.settings_version_system(), value: system },
      ],
    },
  },
  {
    id: 'licence',
    section: 'about',
    label: m.settings_licence(),
    help: m.settings_licence_help({ licence }),
    words: [m.settings_licences_others()],
    control: {
      kind: 'act',
      button: m.settings_licences_open(),
      act: () => open('licences', folders.licences),
    },
  },
  {
    id: 'data-folder',
    section: 'about',
    label: m.settings_data_folder(),
    help: m.settings_data_folder_help(),
    words: [folders.data],
    control: {
      kind: 'act',
      button: m.settings_data_folder_open(),
      act: () => open('data', folders.data),
    },
  },
];

async function open(folder: ProductFolder, path: string): Promise<string> {
  const { ok } = await call('openFolder', folder);
  return ok ? m.settings_folder_opened() : m.settings_folder_not_opened({ path });
}
