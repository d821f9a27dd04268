import type { GatewayAnswer } from './gateway.ts';
import type { Lockout } from './lockouts.ts';
import type { NewUser } from './state.ts';

/** How the stand-in Hub behaves, with a setting for everything that real Hubs do differently. */
export interface HubOptions {
  tls?: TlsMood;
  /** 0: any free port. A restart uses the same port again. */
  port?: number;
  /** Path in front of `/api/`, such as `/hub`. */
  prefix?: string;
  users?: NewUser[];
  accessSeconds?: number;
  refreshSeconds?: number;
  rotation?: 'off' | 'on' | 'on-blacklist';
  /** Whether a bad credential is answered 401 with a challenge, or 403 without. */
  style?: 401 | 403;
  /** How far the Hub's clock is ahead, in tokens and in `Date`. */
  clockOffsetSeconds?: number;
  /** How far the `Date` header is ahead of the Hub's clock, as if set by a proxy with a wrong clock. */
  dateOffsetSeconds?: number;
  /** Something in front of the Hub that answers instead of it, or null. */
  gateway?: Gateway | null;
  /** Locks an account after wrong passwords, or null: never. */
  lockout?: Lockout | null;
  /** A refreshed access token keeps the refresh token's `iat`, as simplejwt does it. */
  copiesIat?: boolean;
  /** Access tokens without `iat`. */
  omitsIat?: boolean;
  /** Health answers without a credential. */
  healthOpen?: boolean;
  keyManagement?: 'jwt-only' | 'any';
  /**
   * A client key where a session is wanted is answered as if no credential had come, as the
   * frameworks do; else by a 403 that says “no permission”.
   */
  frameworkLike?: boolean;
  /** `old`: no queues and fewer versions. */
  healthShape?: 'full' | 'old';
  listShape?: 'page' | 'array';
  /** What the list says about each client key besides its name: the same for all, or by the name. */
  keyDetails?: Record<string, unknown> | ((name: string) => Record<string, unknown>);
  pageSize?: number;
  alerts?: 'present' | 'absent';
  /**
   * Its own API document: at the path that the docs page names, or nowhere. `huge`: YAML of 4 MB;
   * `slow`: as much as may be, of which each line costs who reads it.
   */
  apiDocument?: 'none' | 'json' | 'yaml' | 'swagger' | 'broken' | 'huge' | 'slow';
  /**
   * Its docs page: with its own files, with those of `docsFiles` (drf-spectacular's default is a public server),
   * a sign-in page instead, or none.
   */
  docs?: 'own-files' | 'other-files' | 'sign-in' | 'none';
  docsFiles?: string;
  /** The origin that the Hub believes it has, in `url`, `next` and `previous`. */
  publicOrigin?: string;
  /** Keeps users, keys and signing secret in this file, so that they survive a restart. */
  stateFile?: string | null;
}

/** Answers all matching requests instead of the Hub; `after`: once the Hub has carried them out. */
interface Gateway {
  answer: GatewayAnswer;
  after?: boolean;
  match?: FaultMatch;
}

/** Which requests a fault is for; what is absent counts for all. */
export interface FaultMatch {
  path: string;
  method?: string;
  /** By which credential: the word before it in the header. */
  by?: 'Bearer' | 'Api-Key';
}

export type TlsMood =
  | 'none'
  | 'good'
  | 'self-signed'
  | 'expired'
  | 'not-yet'
  | 'wrong-host'
  /** Signed by an authority that nobody knows. */
  | 'other-authority';

export type Moods = Required<Omit<HubOptions, 'users'>>;

export const defaultMoods: Moods = {
  tls: 'none',
  port: 0,
  prefix: '',
  accessSeconds: 3600,
  refreshSeconds: 86_400,
  rotation: 'off',
  style: 401,
  clockOffsetSeconds: 0,
  dateOffsetSeconds: 0,
  gateway: null,
  lockout: null,
  copiesIat: true,
  omitsIat: false,
  healthOpen: false,
  keyManagement: 'jwt-only',
  frameworkLike: true,
  healthShape: 'full',
  listShape: 'page',
  keyDetails: {},
  pageSize: 20,
  alerts: 'present',
  apiDocument: 'json',
  docs: 'own-files',
  docsFiles: '',
  publicOrigin: 'http://localhost:8000',
  stateFile: null,
};

/** A fault that replaces the normal answer to a request, or delays it. */
export type Fault =
  | { kind: 'html'; status: number; title?: string }
  | { kind: 'json'; status: number; body: unknown; headers?: Record<string, string> }
  | { kind: 'throttle'; seconds: number }
  /** Never answers; `does`: after doing what was asked. */
  | { kind: 'hang'; does?: boolean }
  | { kind: 'reset' }
  /** Half of the normal answer, then the connection ends. */
  | { kind: 'truncate' }
  /** A body that never ends. */
  | { kind: 'endless' }
  /** Does what was asked, then drops the connection without an answer. */
  | { kind: 'lost-answer' }
  | { kind: 'redirect'; location: string; status?: number }
  /** `after`: once the Hub has done what was asked. */
  | { kind: 'gateway'; answer: GatewayAnswer; after?: boolean }
  | { kind: 'slow'; ms: number }
  | { kind: 'wrong-types' };
