import type { IncomingHttpHeaders } from 'node:http';
import type { Caller } from './access.ts';
import type { ClientKeys } from './client-keys.ts';
import type { Moods } from './moods.ts';
import type { SessionTokens } from './session-tokens.ts';
import type { SiteFixture } from './site-fixtures.ts';

export interface Asked {
  method: string;
  /** Below the prefix, without query. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** The body's JSON; `invalid` where it is none. */
  body: { ok: true; value: unknown } | { ok: false };
}

/** What the Hub shows. */
export interface Content {
  sites: SiteFixture[];
  jobs: Record<string, unknown>[];
  alerts: Record<string, unknown>[];
}

/** What the routes work on. */
export interface Served {
  moods: Moods;
  tokens: SessionTokens;
  keys: ClientKeys;
  content: Content;
}

/** A request on its way through a view. */
export interface Context extends Served {
  asked: Asked;
  caller: Caller | null;
  id: number;
}
