import * as v from 'valibot';
import { consentChoices } from '../../domain/consent.ts';
import { call } from '../call.ts';
import { id, text } from '../inputs.ts';

/** The person's decisions about programs that ask for credentials. */
export const consentCalls = {
  /** The answer to a program's question. */
  answerConsent: call(v.strictObject({ id, choice: v.picklist(consentChoices) })).returns<null>(),
  /** Revokes a permission. */
  revokeConsent: call(id).returns<null>(),
  /** Lets a denied program ask again; takes the key of its silence. */
  endSilence: call(text).returns<null>(),
};
