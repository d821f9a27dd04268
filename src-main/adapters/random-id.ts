import { randomBytes } from 'node:crypto';
import type { RandomId } from '../ports/random-id.ts';

/** 16 hex characters from the system's random generator. */
export const randomId: RandomId = () => randomBytes(8).toString('hex');
