import type { HandlersOf } from '../../contract/call.ts';
import type { healthCalls } from '../../contract/calls/health-calls.ts';
import type { Services } from '../../services/create-services.ts';
import { done } from './done.ts';

export const healthHandlers = ({
  health,
  profiles,
  exports,
}: Pick<Services, 'health' | 'profiles' | 'exports'>): HandlersOf<typeof healthCalls> => ({
  health: (id) => Promise.resolve(health.picture(id)),
  healthHistory: (id) => health.history(id),
  lookAtHealth: (id) => done(() => health.lookAt(id, false)),
  refreshHealth: (id) => done(() => health.lookAt(id, true)),
  chooseHealthCredential: ({ profile, credential }) =>
    done(() => profiles.chooseHealthCredential(profile, credential)),
  exportHealth: ({ profile, as }) => exports.health(profile, as),
});
