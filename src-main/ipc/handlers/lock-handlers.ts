import type { HandlersOf } from '../../contract/call.ts';
import type { lockCalls } from '../../contract/calls/lock-calls.ts';
import type { Services } from '../../services/create-services.ts';
import { withoutAnswer } from './without-answer.ts';

export const lockHandlers = ({ lock }: Pick<Services, 'lock'>): HandlersOf<typeof lockCalls> => ({
  lock: () => withoutAnswer(() => lock.lock('person')),
  unlock: () => lock.unlock(),
});
