import type { AnswerName } from '../../domain/answer-readers.ts';

/** What a thread is started for: one body to read, given as its `workerData`. */
export type AnswerTask =
  { kind: 'answer'; as: AnswerName; body: Uint8Array } | { kind: 'document'; body: Uint8Array };
