import type { AnswerName } from '../../domain/answer-readers.ts';

/** The job of a thread, passed as its `workerData`: one body to read. */
export type AnswerTask =
  { kind: 'answer'; as: AnswerName; body: Uint8Array } | { kind: 'document'; body: Uint8Array };
