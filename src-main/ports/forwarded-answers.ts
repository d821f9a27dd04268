import type { CreatedKey } from '../domain/created-key.ts';
import type { HubProblem } from '../domain/hub-problem.ts';
import type { Result } from '../domain/result.ts';
import type { ForwardedAnswer } from './hub-forwarder.ts';

/** A complete answer to forward, and what it says about the credential; null: nothing against it. */
export interface JudgedAnswer {
  answer: ForwardedAnswer;
  problem: HubProblem | null;
}

/**
 * Inspects streaming answers, and returns them unchanged. Never rejects; a problem is that
 * of the connection, if the answer broke off while it was read.
 */
export interface ForwardedAnswers {
  /**
   * The meaning of status and type, and for a refusal of its body, compressed or not, which alone shows the reason.
   * A good answer that isn't JSON, such as a file or a 204, says nothing about the credential: `not-a-hub`.
   * `method` is needed because the answer to a HEAD has no body.
   */
  judge(answer: ForwardedAnswer, method: string): Promise<Result<JudgedAnswer, HubProblem>>;
  /**
   * The answer for a program without permission for a credential; null if it contains one, or
   * can't be inspected although the request may have changed something.
   */
  withoutCredential(
    answer: ForwardedAnswer,
    mayChange: boolean,
  ): Promise<Result<ForwardedAnswer | null, HubProblem>>;
  /** The client key that an answer to its creation holds, and the answer whole; null where none is found in it. */
  createdKey(
    answer: ForwardedAnswer,
  ): Promise<Result<{ answer: ForwardedAnswer; key: CreatedKey | null }, HubProblem>>;
  /**
   * The answer with what `rewrite` makes of its text. One that is compressed, or longer than 4 MiB, stays as
   * it came.
   */
  rewritten(
    answer: ForwardedAnswer,
    rewrite: (text: string) => string,
  ): Promise<Result<ForwardedAnswer, HubProblem>>;
  /** Consumes an unneeded answer, so that its connection can be reused. */
  discard(answer: ForwardedAnswer): Promise<void>;
}
