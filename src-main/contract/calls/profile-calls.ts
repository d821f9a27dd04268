import * as v from 'valibot';
import { changePolicies } from '../../domain/consent.ts';
import { profileColours } from '../../domain/profile-mark.ts';
import type { ProfileNameFault } from '../../domain/profile.ts';
import type { Result } from '../../domain/result.ts';
import { call } from '../call.ts';
import { credential, nothing, profile, text } from '../inputs.ts';

/** Profiles, and which of them is current. */
export const profileCalls = {
  chooseProfile: call(profile).returns<null>(),
  renameProfile: call(v.strictObject({ profile, name: text })).returns<
    Result<void, ProfileNameFault>
  >(),
  /** Sets a profile's colour, and whether it is marked as production. */
  markProfile: call(
    v.strictObject({
      profile,
      mark: v.strictObject({
        colour: v.nullable(v.picklist(profileColours)),
        production: v.boolean(),
      }),
    }),
  ).returns<null>(),
  removeProfile: call(profile).returns<null>(),
  /** Drops a Hub's trusted certificate, so that the system's authorities decide again. */
  forgetPin: call(profile).returns<null>(),
  /** Says whether programs may change something at the Hub through the helper. */
  allowChanges: call(
    v.strictObject({ profile, changes: v.picklist(changePolicies) }),
  ).returns<null>(),
  /** Opens the Hub's API docs signed in, in a window of Hubkey. */
  openDocs: call(v.strictObject({ profile, credential })).returns<null>(),
  /** Opens no API docs after the sign-in that they wait for. */
  forgetWaitingDocs: call(nothing).returns<null>(),
  /** Opens the Hub's API docs in the browser. */
  openDocsInBrowser: call(profile).returns<null>(),
  /** Opens the Hub's own pages in the browser. */
  openHubPage: call(profile).returns<null>(),
};
