import { createHash } from 'node:crypto';
import type { ActivityEntry } from '../../domain/activity.ts';
import { isObject } from '../is-object.ts';
import { readEntry } from './read-entry.ts';

/** The first line of a file, or after a damaged part. It names the hash that it follows; null: none. */
export interface Anchor {
  begins: 'hubkey-activity';
  version: 1;
  at: number;
  after: string | null;
}

export type Line = { hash: string; text: string } & (
  { kind: 'anchor'; anchor: Anchor } | { kind: 'entry'; entry: ActivityEntry }
);

const shape = /^\{"hash":"([0-9a-f]{64})","entry":(\{.*\})\}$/;

/** A line and its hash: SHA-256 over the previous hash, a line end, and the entry's exact text. */
export function writeLine(
  before: string | null,
  content: Anchor | ActivityEntry,
): { hash: string; line: string } {
  const text = JSON.stringify(content);
  const hash = hashAfter(before, text);
  return { hash, line: `{"hash":"${hash}","entry":${text}}\n` };
}

/** A parsed line; null if it isn't one. The caller checks the hash, which needs the previous line. */
export function readLine(line: string): Line | null {
  const [, hash = '', text = ''] = shape.exec(line) ?? [];
  if (!hash) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (isObject(value) && value['begins'] === 'hubkey-activity') {
    const { at, after } = value;
    if (typeof at !== 'number' || (after !== null && typeof after !== 'string')) return null;
    return {
      kind: 'anchor',
      hash,
      text,
      anchor: { begins: 'hubkey-activity', version: 1, at, after },
    };
  }
  const entry = readEntry(value);
  return entry && { kind: 'entry', hash, text, entry };
}

/** The hash of a text that follows a line with the hash `before`. */
export function hashAfter(before: string | null, text: string): string {
  return createHash('sha256')
    .update(`${before ?? ''}\n${text}`)
    .digest('hex');
}
