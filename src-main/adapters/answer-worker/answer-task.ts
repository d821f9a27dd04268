import type { AnswerName } from '../../domain/answer-readers.ts';
import type { Pieces } from './pieces.ts';

/** The job of a thread, passed as its `workerData`: one body to read, in blocks that are each alone in their memory. */
export type AnswerTask =
  | { kind: 'answer'; as: AnswerName; blocks: Uint8Array<ArrayBuffer>[] }
  | { kind: 'document'; blocks: Uint8Array<ArrayBuffer>[] };

/** What a thread posts: the result, and the body of an answer as it came. */
export interface AnswerReply {
  result: Pieces;
  body: Uint8Array | null;
}
