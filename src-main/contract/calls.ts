import type { ActivityPage } from '../domain/activity.ts';
import type { AppView } from '../domain/app-view.ts';
import type { NoticeKind } from '../domain/app-state.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import type { ConsentChoice } from '../domain/consent.ts';
import type { CopyProblem, CopyReceipt, CopyRequest } from '../domain/copy-request.ts';
import type { HealthHistory, HealthPicture } from '../domain/health.ts';
import type { CredentialRef } from '../domain/credential.ts';
import type { AddressFacts, AddressProblem } from '../domain/hub-address.ts';
import type { ClientKeyId, ProfileId } from '../domain/ids.ts';
import type { AddKeyForm, KeyAsk } from '../domain/key-ask.ts';
import type { KeychainProblem } from '../domain/keychain-problem.ts';
import type { KeyProblem } from '../domain/key-problem.ts';
import type { KeyPage } from '../domain/listed-key.ts';
import type { Result } from '../domain/result.ts';
import type { TerminalCommand } from '../domain/terminal-command.ts';
import type { Settings } from '../domain/settings.ts';
import type { ClientKeyForm, SignedIn, SignInForm, SignInProblem } from '../domain/sign-in.ts';

/** Everything the window asks of main: a line a call, what goes in and what comes back. */
export interface Calls {
  /** The present snapshot; later ones are pushed. */
  view: { in: null; out: AppView };
  /** How an address would be taken, before anything is sent to it. */
  readAddress: { in: string; out: Result<AddressFacts, AddressProblem> };
  signIn: { in: SignInForm; out: Result<SignedIn, SignInProblem> };
  saveKey: { in: ClientKeyForm; out: Result<SignedIn, SignInProblem> };
  copy: { in: CopyRequest; out: Result<CopyReceipt, CopyProblem> };
  /** A copy asked for in the quick palette, which is gone once it is made. */
  copyQuick: { in: CopyRequest; out: Result<CopyReceipt, CopyProblem> };
  closePalette: { in: null; out: null };
  /** What a copy would give, with dots in the credential's place. */
  preview: { in: CopyRequest; out: string };
  /** Lets go of the copy that waits for a sign-in. */
  forgetWaitingCopy: { in: null; out: null };
  refresh: { in: ProfileId; out: null };
  signOut: { in: ProfileId; out: null };
  chooseProfile: { in: ProfileId; out: null };
  renameProfile: { in: { profile: ProfileId; name: string }; out: Result<void, 'taken' | 'empty'> };
  removeProfile: { in: ProfileId; out: null };
  /** Drops a Hub's trusted certificate: the usual authorities decide again. */
  forgetPin: { in: ProfileId; out: null };
  forgetKey: { in: { profile: ProfileId; key: ClientKeyId }; out: null };
  /** One page of the Hub's own list of client keys; `query` as the page before named it, null: the first. */
  keyPage: { in: { profile: ProfileId; query: string | null }; out: Result<KeyPage, KeyProblem> };
  /** Makes, rotates or revokes a key at the Hub. */
  askKey: { in: { profile: ProfileId; ask: KeyAsk }; out: Result<void, KeyProblem> };
  /** Keeps a pasted key; `proved` false: the Hub could not be asked now. */
  addKey: { in: AddKeyForm; out: Result<{ proved: boolean }, KeyProblem> };
  /** Asks the Hub whether a key still works. */
  checkKey: { in: { profile: ProfileId; key: ClientKeyId }; out: Result<void, KeyProblem> };
  /** Takes up changes of keys that were cut off. */
  goOnWithKeys: { in: ProfileId; out: Result<void, KeyProblem> };
  dismissKeyAct: { in: { profile: ProfileId; key: ClientKeyId }; out: null };
  dismissKeyNews: { in: null; out: null };
  forgetWaitingKeyAct: { in: null; out: null };
  /** Saves what is known of the keys as CSV; no secret. */
  exportKeys: { in: ProfileId; out: Result<'saved' | 'cancelled', 'failed'> };
  /** Everything read of a Hub's health; asked for when the summary's number rises. */
  health: { in: ProfileId; out: HealthPicture };
  healthHistory: { in: ProfileId; out: HealthHistory };
  /** Reads health, alerts and jobs now. */
  lookAtHealth: { in: ProfileId; out: null };
  chooseHealthCredential: { in: { profile: ProfileId; credential: CredentialRef }; out: null };
  /** Saves the health as the Hub sent it, or a picture of what the window shows. */
  exportHealth: {
    in: { profile: ProfileId; as: 'json' | 'png' };
    out: Result<'saved' | 'cancelled', 'nothing' | 'failed'>;
  };
  /** The person's answer to a program's wish. */
  answerConsent: { in: { id: string; choice: ConsentChoice }; out: null };
  /** Takes back what was allowed. */
  revokeConsent: { in: string; out: null };
  /** Has a program that was denied asked about again, by the key of its silence. */
  endSilence: { in: string; out: null };
  /** What requests the Hub takes; `again` reads its document anew. */
  catalogue: { in: { profile: ProfileId; again: boolean }; out: Catalogue };
  terminalCommand: { in: null; out: TerminalCommand };
  installCommand: { in: null; out: Result<TerminalCommand, 'other' | 'failed'> };
  removeCommand: { in: null; out: Result<TerminalCommand, 'other' | 'failed'> };
  openDocs: { in: ProfileId; out: null };
  changeSettings: { in: Partial<Settings>; out: null };
  /** The newest of what was recorded, in which every word is found. */
  activity: { in: { search: string }; out: ActivityPage };
  dismissNotice: { in: NoticeKind; out: null };
  /** Asks the keychain again after a person unlocked or installed it. */
  retryKeychain: { in: null; out: null };
  /** Items of the keychain that belong to no profile, by their account names. */
  unclaimedItems: { in: null; out: Result<readonly string[], KeychainProblem> };
  /** Removes those of them that still belong to no profile. */
  removeUnclaimedItems: { in: readonly string[]; out: Result<void, KeychainProblem> };
}

export type CallName = keyof Calls;

/** The names preload lets through; the keys of `Calls`, checked by the type. */
export const callNames = Object.keys({
  view: 1,
  readAddress: 1,
  signIn: 1,
  saveKey: 1,
  copy: 1,
  copyQuick: 1,
  closePalette: 1,
  preview: 1,
  forgetWaitingCopy: 1,
  refresh: 1,
  signOut: 1,
  chooseProfile: 1,
  renameProfile: 1,
  removeProfile: 1,
  forgetPin: 1,
  forgetKey: 1,
  keyPage: 1,
  askKey: 1,
  addKey: 1,
  checkKey: 1,
  goOnWithKeys: 1,
  dismissKeyAct: 1,
  dismissKeyNews: 1,
  forgetWaitingKeyAct: 1,
  exportKeys: 1,
  health: 1,
  healthHistory: 1,
  lookAtHealth: 1,
  chooseHealthCredential: 1,
  exportHealth: 1,
  answerConsent: 1,
  revokeConsent: 1,
  endSilence: 1,
  catalogue: 1,
  terminalCommand: 1,
  installCommand: 1,
  removeCommand: 1,
  openDocs: 1,
  changeSettings: 1,
  activity: 1,
  dismissNotice: 1,
  retryKeychain: 1,
  unclaimedItems: 1,
  removeUnclaimedItems: 1,
} satisfies Record<CallName, 1>) as CallName[];

/** The channel of a call; `view-changed` is the one that main pushes on. */
export const channelOf = (name: CallName): string => `hubkey:${name}`;
export const viewChannel = 'hubkey:view-changed';

/** What preload puts on `window.hubkey`. */
export interface HubkeyBridge {
  call<Name extends CallName>(name: Name, input: Calls[Name]['in']): Promise<Calls[Name]['out']>;
  /** Calls back with each new snapshot; the returned function stops it. */
  onView(listener: (view: AppView) => void): () => void;
}
