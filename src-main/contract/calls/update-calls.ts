import { call } from '../call.ts';
import { nothing } from '../inputs.ts';

/** New versions of Hubkey itself. */
export const updateCalls = {
  /** Asks the feed for a new version now. */
  checkForUpdate: call(nothing).returns<null>(),
  /** Downloads the version that was found. */
  downloadUpdate: call(nothing).returns<null>(),
  /** Quits Hubkey, installs the downloaded version and starts it. */
  restartForUpdate: call(nothing).returns<null>(),
};
