import type { HandlersOf } from '../../contract/call.ts';
import type { consentCalls } from '../../contract/calls/consent-calls.ts';
import type { Services } from '../../services/create-services.ts';
import { done } from './done.ts';

export const consentHandlers = ({
  consent,
}: Pick<Services, 'consent'>): HandlersOf<typeof consentCalls> => ({
  answerConsent: ({ id, choice }) => done(() => consent.answer(id, choice)),
  revokeConsent: (id) => done(() => consent.revoke(id)),
  endSilence: (key) => done(() => consent.endSilence(key)),
});
