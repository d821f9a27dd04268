import type { HandlersOf } from '../../contract/call.ts';
import type { consentCalls } from '../../contract/calls/consent-calls.ts';
import type { Services } from '../../services/create-services.ts';
import { withoutAnswer } from './without-answer.ts';

export const consentHandlers = ({
  consent,
}: Pick<Services, 'consent'>): HandlersOf<typeof consentCalls> => ({
  answerConsent: ({ id, choice }) => withoutAnswer(() => consent.answer(id, choice)),
  revokeConsent: (id) => withoutAnswer(() => consent.revoke(id)),
  endSilence: (key) => withoutAnswer(() => consent.endSilence(key)),
});
