import type { HandlersOf } from '../contract/call.ts';
import type { calls } from '../contract/calls.ts';
import { isLocked } from '../domain/lock.ts';
import type { Clock } from '../ports/clock.ts';
import type { Services } from '../services/create-services.ts';
import { aboutHandlers } from './handlers/about-handlers.ts';
import { consentHandlers } from './handlers/consent-handlers.ts';
import { copyHandlers, type ClosablePalette } from './handlers/copy-handlers.ts';
import { doctorHandlers } from './handlers/doctor-handlers.ts';
import { exchangeHandlers } from './handlers/exchange-handlers.ts';
import { healthHandlers } from './handlers/health-handlers.ts';
import { keyHandlers } from './handlers/key-handlers.ts';
import { keychainHandlers } from './handlers/keychain-handlers.ts';
import { LongAnswers } from './handlers/long-answers.ts';
import { lockHandlers } from './handlers/lock-handlers.ts';
import { networkHandlers } from './handlers/network-handlers.ts';
import { profileHandlers } from './handlers/profile-handlers.ts';
import { sessionHandlers } from './handlers/session-handlers.ts';
import { settingsHandlers } from './handlers/settings-handlers.ts';
import { updateHandlers } from './handlers/update-handlers.ts';
import { windowHandlers } from './handlers/window-handlers.ts';

/** The handlers of all calls in the contract. */
export type Handlers = HandlersOf<typeof calls>;

/** The handlers, calling the services; a call without a handler doesn't compile. */
export function createHandlers(
  services: Services,
  palette: ClosablePalette,
  clock: Pick<Clock, 'now' | 'at'>,
): Handlers {
  const long = new LongAnswers(clock);
  let count = 0;
  services.views.subscribe((view) => {
    if (isLocked(view) || view.profiles.length < count) long.clear();
    count = view.profiles.length;
  });
  return {
    ...windowHandlers(services, long),
    ...sessionHandlers(services),
    ...copyHandlers(services, palette, long),
    ...profileHandlers(services),
    ...networkHandlers(services),
    ...keyHandlers(services, long),
    ...healthHandlers(services, long),
    ...consentHandlers(services),
    ...settingsHandlers(services),
    ...keychainHandlers(services),
    ...doctorHandlers(services),
    ...lockHandlers(services),
    ...aboutHandlers(services),
    ...exchangeHandlers(services),
    ...updateHandlers(services),
  };
}
