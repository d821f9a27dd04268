import type { SessionProblem } from '../domain/usable-session.ts';
import { headerRefusal, hubRefusal, type Refusal } from './refusals.ts';

/** The answer to a program that needs a session of that Hub. */
export const sessionRefusal = (problem: SessionProblem, hub: string): Refusal =>
  problem.kind === 'hub' ? hubRefusal(hub, problem.problem) : headerRefusal(problem);
