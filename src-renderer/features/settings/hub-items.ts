import {
  changePolicies,
  changePolicyWords,
  colourWords,
  m,
  managedHubOf,
  profileColours,
  shownName,
  type Managed,
  type ProfileState,
} from '../../../src-main/contract/index.ts';
import { call } from '../../bridge.ts';
import { navigation } from '../../state/navigation.svelte.ts';
import HubCertificate from './parts/HubCertificate.svelte';
import HubCertificateFiles from './parts/HubCertificateFiles.svelte';
import HubConnection from './parts/HubConnection.svelte';
import HubProxy from './parts/HubProxy.svelte';
import HubRemove from './parts/HubRemove.svelte';
import HubSession from './parts/HubSession.svelte';
import type { SettingItem } from './setting-item.ts';

const nameProblems = {
  taken: m.settings_hub_name_taken,
  empty: m.settings_hub_name_empty,
  hidden: m.common_name_hidden,
};

/** The settings of one profile. */
export const hubItems = (profile: ProfileState, managed: Managed): SettingItem[] =>
  rows(profile).map((row) => ({
    ...row,
    id: `${profile.id}/${row.id}`,
    section: 'hubs',
    profile,
    managed: isManaged(row.id, profile, managed),
  }));

function isManaged(row: string, { hub }: ProfileState, managed: Managed): boolean {
  const known = managedHubOf(managed, hub);
  switch (row) {
    case 'changes':
      return managed.changes !== null;
    case 'colour':
      return known !== undefined && known.colour !== null;
    case 'production':
      return known !== undefined && known.production !== null;
    default:
      return false;
  }
}

const rows = (profile: ProfileState): Omit<SettingItem, 'section' | 'profile'>[] => [
  {
    id: 'name',
    label: m.settings_hub_name(),
    help: m.settings_hub_name_help(),
    control: {
      kind: 'text',
      value: profile.name,
      button: m.settings_hub_rename(),
      save: async (name) => {
        const renamed = await call('renameProfile', { profile: profile.id, name });
        return renamed.ok ? null : nameProblems[renamed.problem]();
      },
    },
  },
  {
    id: 'address',
    label: m.settings_hub_address(),
    help: m.settings_hub_address_help(),
    words: [profile.hub],
    control: { kind: 'fact', lines: [{ value: profile.hub }] },
  },
  {
    id: 'user',
    label: m.settings_hub_user(),
    help: profile.user === null ? m.settings_hub_user_key() : null,
    words: [profile.user ?? ''],
    control: {
      kind: 'fact',
      lines: profile.user === null ? [] : [{ value: shownName(profile.user) }],
    },
  },
  {
    id: 'session',
    label: m.settings_hub_session(),
    help: null,
    words: [m.settings_hub_sign_out(), m.settings_hub_sign_in()],
    control: { kind: 'hub-part', part: HubSession, place: 'beside' },
  },
  ...(profile.user === null ? [] : [keepRow(profile)]),
  {
    id: 'connection',
    label: m.settings_hub_test(),
    help: m.settings_hub_test_help(),
    words: [m.settings_hub_test_start()],
    control: { kind: 'hub-part', part: HubConnection, place: 'first-beside' },
  },
  {
    id: 'certificate',
    label: m.settings_hub_certificate(),
    help: profile.pin === null ? null : m.settings_hub_certificate_help(),
    words: [m.settings_hub_certificate_copy(), profile.pin ?? ''],
    control: { kind: 'hub-part', part: HubCertificate, place: 'below' },
  },
  {
    id: 'proxy',
    label: m.network_proxy(),
    help: m.network_proxy_help(),
    words: [m.network_proxy_address(), m.network_proxy_none(), 'HTTPS_PROXY NO_PROXY PAC'],
    control: { kind: 'hub-part', part: HubProxy, place: 'below' },
  },
  ...(profile.hub.startsWith('https:') ? [filesRow()] : []),
  {
    id: 'changes',
    label: m.settings_hub_changes(),
    help: m.settings_hub_changes_help(),
    control: {
      kind: 'choice',
      value: profile.changes,
      options: changePolicies.map((value) => ({ value, label: changePolicyWords(value) })),
      name: m.settings_hub_changes_of({ profile: shownName(profile.name) }),
      choose: (value) => {
        const changes = changePolicies.find((policy) => policy === value);
        if (changes) void call('allowChanges', { profile: profile.id, changes });
      },
    },
  },
  {
    id: 'colour',
    label: m.settings_hub_colour(),
    help: m.settings_hub_colour_help(),
    control: {
      kind: 'choice',
      value: profile.colour ?? '',
      options: [
        { value: '', label: m.settings_hub_colour_none() },
        ...profileColours.map((value) => ({ value, label: colourWords(value) })),
      ],
      name: m.settings_hub_colour_of({ profile: shownName(profile.name) }),
      choose: (value) => {
        const colour = profileColours.find((choice) => choice === value) ?? null;
        void call('markProfile', {
          profile: profile.id,
          mark: { colour, production: profile.production },
        });
      },
    },
  },
  {
    id: 'production',
    label: m.settings_hub_production(),
    help: m.settings_hub_production_help(),
    control: {
      kind: 'switch',
      checked: profile.production,
      turn: (production) =>
        void call('markProfile', {
          profile: profile.id,
          mark: { colour: profile.colour, production },
        }),
    },
  },
  {
    id: 'remove',
    label: m.settings_hub_remove(),
    help: m.settings_hub_remove_help(),
    control: { kind: 'hub-part', part: HubRemove, place: 'beside' },
  },
];

const filesRow = (): Omit<SettingItem, 'section'> => ({
  id: 'files',
  label: m.network_files(),
  help: m.network_files_help(),
  words: [
    m.network_file_authorities(),
    m.network_file_certificate(),
    m.network_passphrase(),
    'mTLS',
  ],
  control: { kind: 'hub-part', part: HubCertificateFiles, place: 'below' },
});

/** A password that isn't saved has to be typed once more, so saving it leads to sign-in. */
const keepRow = (profile: ProfileState): Omit<SettingItem, 'section'> => ({
  id: 'keep',
  label: m.settings_hub_keep(),
  help: profile.keepSignedIn ? m.settings_hub_keep_on() : m.settings_hub_keep_off(),
  control: profile.keepSignedIn
    ? {
        kind: 'act',
        button: m.settings_hub_keep_stop(),
        act: () => {
          void call('forgetPassword', profile.id);
          return null;
        },
      }
    : {
        kind: 'act',
        button: m.settings_hub_keep_start(),
        act: () => {
          navigation.signIn(profile.id);
          return null;
        },
      },
});
