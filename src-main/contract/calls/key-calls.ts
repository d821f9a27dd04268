import * as v from 'valibot';
import type { AddKeyForm, KeyRequest } from '../../domain/key-request.ts';
import type { KeyChoice } from '../../domain/key-choice.ts';
import type { KeyProblem } from '../../domain/key-problem.ts';
import { isPageQuery, type KeyPage } from '../../domain/listed-key.ts';
import type { Result } from '../../domain/result.ts';
import { call } from '../call.ts';
import { clientKey, hubId, keyOfProfile, nothing, profile, text } from '../inputs.ts';
import type { LongAnswer } from '../long-answer.ts';

/** A Hub that lists more keys than this isn't read to its end. */
const maxChosen = 60_000;

const keyRequest = v.variant('do', [
  v.strictObject({ do: v.literal('create'), name: text }),
  v.strictObject({
    do: v.literal('rotate'),
    name: text,
    key: clientKey,
    hubId: v.nullable(hubId),
  }),
  v.strictObject({ do: v.literal('revoke'), name: text, hubId, key: v.nullable(clientKey) }),
]) satisfies v.GenericSchema<unknown, KeyRequest>;

const addKeyForm = v.strictObject({
  profile,
  name: text,
  key: text,
  hubId: v.nullable(hubId),
}) satisfies v.GenericSchema<unknown, AddKeyForm>;

const keyChoice = v.strictObject({
  keys: v.pipe(v.array(clientKey), v.maxLength(maxChosen), v.readonly()),
  hubIds: v.pipe(v.array(hubId), v.maxLength(maxChosen), v.readonly()),
}) satisfies v.GenericSchema<unknown, KeyChoice>;

const page = v.strictObject({ profile, query: v.nullable(v.pipe(text, v.check(isPageQuery))) });

/** Lists, creates, adds, checks, rotates and revokes client keys. */
export const keyCalls = {
  /** One page of the Hub's own list; `query` comes from the previous page, null: the first page. */
  keyPage: call(page).returns<LongAnswer<Result<KeyPage, KeyProblem>>>(),
  /** Creates, rotates or revokes a key at the Hub. */
  changeKey: call(v.strictObject({ profile, request: keyRequest })).returns<
    Result<void, KeyProblem>
  >(),
  /** Saves a pasted key; `proved` false: the Hub could not be asked now. */
  addKey: call(addKeyForm).returns<Result<{ proved: boolean }, KeyProblem>>(),
  forgetKey: call(keyOfProfile).returns<null>(),
  /** Says whether requests may use a key while Hubkey is locked, and change something unasked. */
  markKey: call(
    v.strictObject({ ...keyOfProfile.entries, forScripts: v.boolean() }),
  ).returns<null>(),
  /** Asks the Hub whether a key still works. */
  checkKey: call(keyOfProfile).returns<Result<void, KeyProblem>>(),
  /** Resumes interrupted changes of keys. */
  resumeKeys: call(profile).returns<Result<void, KeyProblem>>(),
  dismissKeyAct: call(keyOfProfile).returns<null>(),
  dismissKeyNews: call(nothing).returns<null>(),
  forgetWaitingKeyAct: call(nothing).returns<null>(),
  /** Exports the known facts about the keys as CSV, without secrets; `only` null: about all. */
  exportKeys: call(v.strictObject({ profile, only: v.nullable(keyChoice) })).returns<
    Result<'saved' | 'cancelled', 'failed'>
  >(),
};
