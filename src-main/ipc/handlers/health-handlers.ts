import type { HandlersOf } from '../../contract/call.ts';
import type { healthCalls } from '../../contract/calls/health-calls.ts';
import type { Services } from '../../services/create-services.ts';
import type { LongAnswers } from './long-answers.ts';
import { withoutAnswer } from './without-answer.ts';

export const healthHandlers = (
  { health, profiles, exports }: Pick<Services, 'health' | 'profiles' | 'exports'>,
  long: LongAnswers,
): HandlersOf<typeof healthCalls> => ({
  health: (id) => Promise.resolve(long.begin(health.picture(id))),
  healthHistory: async (id) => long.begin(await health.history(id)),
  loadHealth: (id) => withoutAnswer(() => health.refresh(id, false)),
  refreshHealth: (id) => withoutAnswer(() => health.refresh(id, true)),
  chooseHealthCredential: ({ profile, credential }) =>
    withoutAnswer(() => profiles.chooseHealthCredential(profile, credential)),
  watchJob: ({ profile, job, on }) => Promise.resolve(health.watchJob(profile, job, on)),
  exportHealth: ({ profile, as }) => exports.health(profile, as),
});
