import type { TypesOf } from './call.ts';
import { aboutCalls } from './calls/about-calls.ts';
import { consentCalls } from './calls/consent-calls.ts';
import { copyCalls } from './calls/copy-calls.ts';
import { doctorCalls } from './calls/doctor-calls.ts';
import { exchangeCalls } from './calls/exchange-calls.ts';
import { healthCalls } from './calls/health-calls.ts';
import { keyCalls } from './calls/key-calls.ts';
import { keychainCalls } from './calls/keychain-calls.ts';
import { lockCalls } from './calls/lock-calls.ts';
import { networkCalls } from './calls/network-calls.ts';
import { profileCalls } from './calls/profile-calls.ts';
import { sessionCalls } from './calls/session-calls.ts';
import { settingsCalls } from './calls/settings-calls.ts';
import { updateCalls } from './calls/update-calls.ts';
import { windowCalls } from './calls/window-calls.ts';

/**
 * Every call from the window to main, one entry each. Loads the validation library: main does that
 * at the first call that needs it; preload and window only use the types.
 */
export const calls = {
  ...windowCalls,
  ...sessionCalls,
  ...copyCalls,
  ...profileCalls,
  ...networkCalls,
  ...keyCalls,
  ...healthCalls,
  ...consentCalls,
  ...settingsCalls,
  ...keychainCalls,
  ...doctorCalls,
  ...lockCalls,
  ...aboutCalls,
  ...exchangeCalls,
  ...updateCalls,
};

export type CallName = keyof typeof calls;

/** The input and output types of each call, by name. */
export type Calls = TypesOf<typeof calls>;
