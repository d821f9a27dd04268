import type { HubProblem } from '../domain/hub-problem.ts';
import type { Result } from '../domain/result.ts';
import type { ForwardedAnswer } from './hub-forwarder.ts';

/** An answer to pass on, whole, and what it says of the credential; null: nothing against it. */
export interface JudgedAnswer {
  answer: ForwardedAnswer;
  problem: HubProblem | null;
}

/**
 * Looks into answers that stream, and gives them back as they were. Rejects never; a problem is that
 * of the connection, where the answer broke off while it was read.
 */
export interface ForwardedAnswers {
  /**
   * What status and type say, and of a refusal its body, packed or not: that alone tells whose fault it is.
   * A good answer that is not JSON, also a file or a 204, says nothing of the credential: `not-a-hub`.
   * `method`: what was asked, as a HEAD has no body.
   */
  judge(answer: ForwardedAnswer, method: string): Promise<Result<JudgedAnswer, HubProblem>>;
  /**
   * The answer as it may go to a program that was allowed no credential; null where it holds one, or
   * can't be looked into though the request may have changed something.
   */
  withoutCredential(
    answer: ForwardedAnswer,
    mayChange: boolean,
  ): Promise<Result<ForwardedAnswer | null, HubProblem>>;
  /** Reads an answer away that nobody wants, so that its connection is free again. */
  discard(answer: ForwardedAnswer): Promise<void>;
}
