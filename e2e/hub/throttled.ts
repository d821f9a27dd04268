import { json, type Answer } from './answers.ts';

/** The framework's answer to too many requests. */
export const throttled = (seconds: number): Answer =>
  json(
    429,
    { detail: `Request was throttled. Expected available in ${seconds} seconds.` },
    { 'retry-after': String(seconds) },
  );
