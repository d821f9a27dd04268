import type { HandlersOf } from '../../contract/call.ts';
import type { updateCalls } from '../../contract/calls/update-calls.ts';
import type { Services } from '../../services/create-services.ts';
import { withoutAnswer } from './without-answer.ts';

export const updateHandlers = ({
  updates,
}: Pick<Services, 'updates'>): HandlersOf<typeof updateCalls> => ({
  // The snapshot says how far they are.
  checkForUpdate: () => withoutAnswer(() => void updates.check()),
  downloadUpdate: () => withoutAnswer(() => void updates.download()),
  restartForUpdate: () => withoutAnswer(() => updates.restart()),
});
