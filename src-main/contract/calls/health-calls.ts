import * as v from 'valibot';
import type { HealthHistory, HealthPicture } from '../../domain/health.ts';
import type { Result } from '../../domain/result.ts';
import { call } from '../call.ts';
import { credential, hubId, profile } from '../inputs.ts';
import type { LongAnswer } from '../long-answer.ts';

/** A Hub's health. */
export const healthCalls = {
  /** The details of a Hub's health; loaded when the summary's number rises. */
  health: call(profile).returns<LongAnswer<HealthPicture>>(),
  healthHistory: call(profile).returns<LongAnswer<HealthHistory>>(),
  /** Reads health, alerts and jobs now; called by the screen itself while it is visible. */
  loadHealth: call(profile).returns<null>(),
  /** The same, because a person asked for it: also if the Hub asked for a longer wait. */
  refreshHealth: call(profile).returns<null>(),
  chooseHealthCredential: call(v.strictObject({ profile, credential })).returns<null>(),
  /** Notifies the person when a job of the list ends, or no longer. False: too many are watched. */
  watchJob: call(v.strictObject({ profile, job: hubId, on: v.boolean() })).returns<boolean>(),
  /** Saves the health as the Hub sent it, or a picture of the window. */
  exportHealth: call(v.strictObject({ profile, as: v.picklist(['json', 'png']) })).returns<
    Result<'saved' | 'cancelled', 'nothing' | 'failed'>
  >(),
};
