export type { CallName, Calls } from './calls.ts';
export type { HubkeyBridge } from './bridge.ts';
export { wholeAnswer } from './long-answer.ts';
export type { LongAnswer } from './long-answer.ts';
export type { AppView } from '../domain/app-view.ts';
export { activityGroupNames } from '../domain/activity.ts';
export type * from '../domain/activity.ts';
export type * from '../domain/adopt-key.ts';
export { isUnsettled } from '../domain/app-state.ts';
export type * from '../domain/app-state.ts';
export type * from '../domain/caller-facts.ts';
export { filledPath, missingParameters } from '../domain/catalogue.ts';
export { filledEntry } from '../domain/matching-entry.ts';
export { isJsonText } from '../domain/request-body.ts';
export { looksLikePath } from '../domain/looks-like-path.ts';
export type { RequestProblem } from '../domain/request-problem.ts';
export { withGuide } from '../domain/with-guide.ts';
export { refreshAt } from '../domain/schedule.ts';
export { methodFor, splitTyped, typedRequest } from '../domain/typed-request.ts';
export { searchCatalogue } from '../domain/search-catalogue.ts';
export type { Catalogue, CatalogueEntry } from '../domain/catalogue.ts';
export type { CatalogueParameter } from '../domain/catalogue-parameter.ts';
export type * from '../domain/certificate.ts';
export { allowingChoices, changePolicies, consentPolicies } from '../domain/consent.ts';
export type {
  AllowingChoice,
  ConsentRequest,
  ConsentChoice,
  ConsentGrant,
} from '../domain/consent.ts';
export { canOpenSignedIn } from '../domain/api-docs.ts';
export type * from '../domain/copy-request.ts';
export type * from '../domain/health.ts';
export { hostOf } from '../domain/hub-address.ts';
export type * from '../domain/hub-address.ts';
export { minimumPassphrase, passphraseFault } from '../domain/exchange.ts';
export type { ExchangeProblem } from '../domain/exchange.ts';
export type * from '../domain/exchange-answers.ts';
export { changesNothing } from '../domain/import-plan.ts';
export type { ImportPlan, PlannedProfile } from '../domain/import-plan.ts';
export { readPasted } from '../domain/pasted/read-pasted.ts';
export type { PastedProblem } from '../domain/pasted/read-pasted.ts';
export type * from '../domain/hub-problem.ts';
export { readProfileId } from '../domain/ids.ts';
export type * from '../domain/ids.ts';
export type * from '../domain/keychain-problem.ts';
export { managedHubOf } from '../domain/managed.ts';
export type { Managed } from '../domain/managed.ts';
export type * from '../domain/key-act.ts';
export type * from '../domain/key-request.ts';
export type * from '../domain/key-problem.ts';
export type * from '../domain/listed-key.ts';
export type * from '../domain/product-facts.ts';
export type * from '../domain/profile.ts';
export { isHealthTab, isSettingsSection, settingsSections } from '../domain/screen-section.ts';
export type * from '../domain/screen-section.ts';
export { connectionFiles } from '../domain/connection-file.ts';
export type * from '../domain/connection-file.ts';
export type * from '../domain/network-facts.ts';
export { proxyChoices } from '../domain/network-rules.ts';
export type * from '../domain/network-rules.ts';
export type * from '../domain/proxy-order.ts';
export { markOf, profileColours } from '../domain/profile-mark.ts';
export type * from '../domain/profile-mark.ts';
export { pressedShortcut, shortcutKeys, windowShortcuts } from '../domain/window-shortcut.ts';
export type { WindowShortcut } from '../domain/window-shortcut.ts';
export type * from '../domain/result.ts';
export { horizonOf, needsSignIn } from '../domain/session.ts';
export type * from '../domain/session.ts';
export type * from '../domain/settings.ts';
export type * from '../domain/sign-in.ts';
export type * from '../domain/terminal-command.ts';
export type { UnclaimedItems, UnclaimedKey } from '../domain/unclaimed-items.ts';
export { credentialsOf, defaultCredential, keyOf, sameCredential } from '../domain/credential.ts';
export type { CredentialRef } from '../domain/credential.ts';
export { copyKinds, copyWaitsFor, withRequest } from '../domain/copy-request.ts';
export { holdsCredential } from '../domain/copy-text.ts';
export { lockIdleChoices, whileLockedChoices } from '../domain/lock.ts';
export type { Lock, UnlockProblem } from '../domain/lock.ts';
export { isMenuEndpoint, knownEndpoint } from '../domain/endpoint.ts';
export type { EndpointChoice, RequestChoice } from '../domain/endpoint.ts';
export { requestOfChoice } from '../domain/request-of-choice.ts';
export { hasRequest } from '../domain/saved-request.ts';
export type { SavedRequest } from '../domain/saved-request.ts';
export type { CheckRow } from '../domain/doctor.ts';
export {
  bySection,
  choiceKey,
  eachOnce,
  matchingChoices,
  paletteChoices,
  typedChoices,
} from '../domain/palette.ts';
export type { PaletteAct, PaletteChoice } from '../domain/palette-choice.ts';
export { popoverCopies } from '../domain/popover.ts';
export { sessionDeed } from '../domain/session-deed.ts';
export type { PopoverCopy } from '../domain/popover.ts';
export { pinnable } from '../domain/certificate.ts';
export { availability, knownSince, worstByPart } from '../domain/availability.ts';
export { jobEnding, maxWatchedJobs } from '../domain/job.ts';
export { healthTone, isFaulty, isWell, nodeTone } from '../domain/health-rank.ts';
export { maxAlerts } from '../domain/read-alerts.ts';
export { maxJobs } from '../domain/read-jobs.ts';
export { keyAgeChoices, oldAgeDays } from '../domain/key-age.ts';
export {
  keyExpiresAt,
  keyRows,
  keyUsedAt,
  searchKeyRows,
  sortKeyRows,
} from '../domain/key-rows.ts';
export { matchingListedKeys } from '../domain/matching-listed-key.ts';
export { choiceOf } from '../domain/key-choice.ts';
export { keyCheckOf } from '../domain/key-facts.ts';
export type { KeyColumn, KeyRow } from '../domain/key-rows.ts';
export { localeOf } from '../domain/locale-of.ts';
export * from '../domain/messages/index.ts';
export { pressedCombination } from '../domain/quick-shortcut.ts';
export { shells } from '../domain/shell.ts';
export { clearClipboardRange, healthIntervals } from '../domain/settings.ts';
export { readFeedAddress } from '../domain/updates/feed-address.ts';
export { mayUpdate, mustAskForUpdates } from '../domain/updates/update-state.ts';
export type * from '../domain/updates/update-state.ts';
export * from '../domain/words/index.ts';
