import type { CallerFacts, UnknownCaller } from '../../domain/caller-facts.ts';

/** What is said of a caller that can't be named. */
export const unknownCaller = (why: UnknownCaller): CallerFacts => ({ known: 'nothing', why });
