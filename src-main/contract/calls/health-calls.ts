import * as v from 'valibot';
import type { HealthHistory, HealthPicture } from '../../domain/health.ts';
import type { Result } from '../../domain/result.ts';
import { call } from '../call.ts';
import { credential, profile } from '../inputs.ts';

/** A Hub's health, by hand and in the background. */
export const healthCalls = {
  /** Everything read of a Hub's health; asked for when the summary's number rises. */
  health: call(profile).returns<HealthPicture>(),
  healthHistory: call(profile).returns<HealthHistory>(),
  /** Reads health, alerts and jobs now, by the screen itself while it is seen. */
  loadHealth: call(profile).returns<null>(),
  /** The same, as a person asks for it: also where the Hub asked for a longer wait. */
  refreshHealth: call(profile).returns<null>(),
  chooseHealthCredential: call(v.strictObject({ profile, credential })).returns<null>(),
  /** Saves the health as the Hub sent it, or a picture of what the window shows. */
  exportHealth: call(v.strictObject({ profile, as: v.picklist(['json', 'png']) })).returns<
    Result<'saved' | 'cancelled', 'nothing' | 'failed'>
  >(),
};
