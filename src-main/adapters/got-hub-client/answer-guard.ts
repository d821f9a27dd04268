import type { ClientRequest, IncomingMessage } from 'node:http';
import type { HubProblem } from '../../domain/hub-problem.ts';
import { onAnswer } from '../hub-connection/on-answer.ts';

/** How many pieces of a body may arrive before their size is checked. */
const fewPieces = 2_000;
/** The smallest acceptable average size of pieces, in bytes. */
const smallPiece = 32;

/**
 * Watches a request for answers that its client would read without end: another protocol, an
 * endless series of 1xx, a body in tiny pieces. `end` is called once with the problem; nothing is read after that.
 */
export function guardAnswer(asked: ClientRequest, end: (problem: HubProblem) => void): void {
  onAnswer(
    asked,
    () => end({ kind: 'unreadable', why: 'not-http' }),
    (answer) => refuseCrumbs(answer, end),
  );
}

/** Each piece costs as much as one of 64 kB, and thousands can arrive within one turn of the event loop. */
function refuseCrumbs(answer: IncomingMessage, end: (problem: HubProblem) => void): void {
  const push = answer.push.bind(answer);
  let pieces = 0;
  let bytes = 0;
  let over = false;
  answer.push = (piece: Buffer | null, encoding) => {
    if (over) return false;
    pieces += 1;
    bytes += piece?.length ?? 0;
    over = pieces > fewPieces && bytes < pieces * smallPiece;
    if (!over) return push(piece, encoding);
    end({ kind: 'unreadable', why: 'too-slow' });
    return false;
  };
}
