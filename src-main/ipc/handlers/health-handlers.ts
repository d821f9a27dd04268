import type { HandlersOf } from '../../contract/call.ts';
import type { healthCalls } from '../../contract/calls/health-calls.ts';
import type { Services } from '../../services/create-services.ts';
import { longAnswer } from './long-answer.ts';
import { withoutAnswer } from './without-answer.ts';

export const healthHandlers = ({
  health,
  profiles,
  exports,
}: Pick<Services, 'health' | 'profiles' | 'exports'>): HandlersOf<typeof healthCalls> => ({
  health: (id) => longAnswer(health.picture(id)),
  healthHistory: async (id) => longAnswer(await health.history(id)),
  loadHealth: (id) => withoutAnswer(() => health.refresh(id, false)),
  refreshHealth: (id) => withoutAnswer(() => health.refresh(id, true)),
  chooseHealthCredential: ({ profile, credential }) =>
    withoutAnswer(() => profiles.chooseHealthCredential(profile, credential)),
  watchJob: ({ profile, job, on }) => Promise.resolve(health.watchJob(profile, job, on)),
  exportHealth: ({ profile, as }) => exports.health(profile, as),
});
