import type { AppEvent } from './app-event.ts';
import {
  profileOf,
  type AppState,
  type LastingNotice,
  type Notice,
  type ProfileState,
} from './app-state.ts';
import { isLasting } from './consent.ts';
import { newDocsPage, type DocsPage } from './docs-page.ts';
import { exhaustive } from './exhaustive.ts';
import type { ProfileId } from './ids.ts';
import { managedProfile, managedSettings } from './managed.ts';
import type { Session } from './session.ts';

/** The state after an event; the same object if the event changes nothing. */
export function reduce(state: AppState, event: AppEvent): AppState {
  switch (event.type) {
    case 'profiles-loaded':
      return {
        ...state,
        profiles: event.profiles.map((profile) => {
          const known = profileOf(state, profile.id);
          const session: Session = known?.session ?? { state: 'signed-out' };
          return {
            ...managedProfile(profile, state.managed),
            session,
            health: known?.health ?? null,
          };
        }),
        current: event.current,
        settings: managedSettings(event.settings, state.managed),
        consents: {
          ...state.consents,
          grants: [...event.grants, ...state.consents.grants.filter((grant) => !isLasting(grant))],
        },
        notices: event.lostKeys.length
          ? withNotice(state, { kind: 'keys-lost', keys: event.lostKeys })
          : state.notices,
      };
    case 'profile-added':
      return {
        ...state,
        profiles: [
          ...state.profiles,
          { ...managedProfile(event.profile, state.managed), session: event.session, health: null },
        ],
        current: event.profile.id,
      };
    case 'profile-changed':
      return changed(state, event.profile.id, (profile) => ({
        ...managedProfile(event.profile, state.managed),
        session: profile.session,
        health: profile.health,
      }));
    case 'profile-removed':
      return removed(state, event.id);
    case 'profile-chosen':
      // It may have been removed since it was offered.
      if (state.current === event.id || !profileOf(state, event.id)) return state;
      return { ...state, current: event.id };
    case 'session-changed':
      return changed(state, event.id, (profile) => ({ ...profile, session: event.session }));
    case 'health-changed':
      return changed(state, event.id, (profile) => ({ ...profile, health: event.health }));
    case 'keychain-changed':
      return state.keychain === event.keychain
        ? state
        : { ...state, keychain: event.keychain, putAway: without(state.putAway, 'keychain') };
    case 'settings-changed':
      return { ...state, settings: managedSettings(event.settings, state.managed) };
    case 'helper-changed':
      return { ...state, helper: event.helper };
    case 'tray-changed':
      return state.tray === event.tray
        ? state
        : { ...state, tray: event.tray, putAway: without(state.putAway, 'no-tray') };
    case 'copied':
      return { ...state, receipt: event.receipt };
    case 'copy-checked':
      return state.receipt?.number === event.number && state.receipt.check !== event.check
        ? { ...state, receipt: { ...state.receipt, check: event.check } }
        : state;
    case 'receipt-ended':
      return state.receipt ? { ...state, receipt: null } : state;
    case 'copy-waits':
      return { ...state, waitingCopy: { profile: event.profile, what: event.what } };
    case 'copy-wait-ended':
      return state.waitingCopy ? { ...state, waitingCopy: null } : state;
    case 'key-act-waits': {
      const { profile, action, name } = event;
      return { ...state, waitingKeyAct: { profile, action, name } };
    }
    case 'key-act-wait-ended':
      return state.waitingKeyAct ? { ...state, waitingKeyAct: null } : state;
    case 'key-news':
      return { ...state, keyNews: event.news };
    case 'consents-changed':
      return { ...state, consents: { ...state.consents, ...event.change } };
    case 'screen-asked': {
      const { name, profile, filled, dialog, section } = event;
      const number = state.screen.number + 1;
      return { ...state, screen: { number, name, profile, filled, dialog, section } };
    }
    case 'screen-dialog-ended':
      return state.screen.dialog ? { ...state, screen: { ...state.screen, dialog: null } } : state;
    case 'prefilled':
      return { ...state, prefill: { hub: event.hub, user: event.user } };
    case 'locked':
      return { ...state, lock: { state: 'locked', since: event.since, why: event.why } };
    case 'unlocked':
      return state.lock.state === 'unlocked' ? state : { ...state, lock: { state: 'unlocked' } };
    case 'docs-page-changed': {
      const { profile, change } = event;
      const known = state.docsPages.find((page) => page.profile === profile);
      const page = { ...(known ?? newDocsPage(profile)), ...change };
      if (known && samePage(known, page)) return state;
      return { ...state, docsPages: [...state.docsPages.filter((other) => other !== known), page] };
    }
    case 'docs-page-closed': {
      const docsPages = state.docsPages.filter(({ profile }) => profile !== event.profile);
      return docsPages.length === state.docsPages.length ? state : { ...state, docsPages };
    }
    case 'docs-wait':
      return state.waitingDocs === event.profile ? state : { ...state, waitingDocs: event.profile };
    case 'activity-grew':
      return { ...state, activityCount: state.activityCount + 1 };
    case 'quick-shortcut-changed':
      return state.quickShortcut === event.state ? state : { ...state, quickShortcut: event.state };
    case 'updates-changed':
      return { ...state, updates: { ...state.updates, ...event.change } };
    case 'notice-raised':
      return { ...state, notices: withNotice(state, event.notice) };
    case 'notice-dismissed':
      return state.notices.some((notice) => notice.kind === event.kind)
        ? { ...state, notices: state.notices.filter((notice) => notice.kind !== event.kind) }
        : state;
    case 'lasting-notice-dismissed':
      return state.putAway.includes(event.kind)
        ? state
        : { ...state, putAway: [...state.putAway, event.kind] };
    default:
      return exhaustive(event);
  }
}

const samePage = (left: DocsPage, right: DocsPage): boolean =>
  left.load === right.load &&
  left.notice === right.notice &&
  left.entered === right.entered &&
  left.download === right.download;

const without = (
  putAway: readonly LastingNotice[],
  kind: LastingNotice,
): readonly LastingNotice[] => putAway.filter((other) => other !== kind);

const withNotice = ({ notices }: AppState, notice: Notice): Notice[] => [
  ...notices.filter(({ kind }) => kind !== notice.kind),
  notice,
];

function changed(
  state: AppState,
  id: ProfileId,
  change: (profile: ProfileState) => ProfileState,
): AppState {
  return {
    ...state,
    profiles: state.profiles.map((profile) => (profile.id === id ? change(profile) : profile)),
  };
}

function removed(state: AppState, id: ProfileId): AppState {
  const profiles = state.profiles.filter((profile) => profile.id !== id);
  const current = state.current === id ? (profiles[0]?.id ?? null) : state.current;
  const waitingCopy = state.waitingCopy?.profile === id ? null : state.waitingCopy;
  const waitingKeyAct = state.waitingKeyAct?.profile === id ? null : state.waitingKeyAct;
  const keyNews = state.keyNews?.profile === id ? null : state.keyNews;
  const grants = state.consents.grants.filter(({ profile }) => profile !== id);
  const consents = { ...state.consents, grants };
  return { ...state, profiles, current, waitingCopy, waitingKeyAct, keyNews, consents };
}
