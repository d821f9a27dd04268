import * as v from 'valibot';
import { consentChoices } from '../../domain/consent.ts';
import { call } from '../call.ts';
import { id, text } from '../inputs.ts';

/** The person's word on what programs may have. */
export const consentCalls = {
  /** The answer to a program's question. */
  answerConsent: call(v.strictObject({ id, choice: v.picklist(consentChoices) })).returns<null>(),
  /** Takes back what was allowed. */
  revokeConsent: call(id).returns<null>(),
  /** Has a program that was denied asked about again, by the key of its silence. */
  endSilence: call(text).returns<null>(),
};
