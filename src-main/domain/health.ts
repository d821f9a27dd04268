import type { HubProblem } from './hub-problem.ts';
import type { Result } from './result.ts';

/** One answer of the Hub's health endpoint, read with care: what is absent or null there is null here. */
export interface HealthReading {
  /** When it was read, in ms since the epoch on this computer's clock. */
  at: number;
  /** `ok`, `warning`, `critical`, or any other word of the Hub's, as it is. */
  overall: string;
  hub: string | null;
  sites: readonly SiteHealth[];
  /** How much more the Hub listed than is taken in, the best of it; null: everything is here. */
  cut: HealthCut | null;
}

/** How many are left out. */
interface HealthCut {
  sites: number;
  /** Nodes and queues. */
  parts: number;
}

export interface SiteHealth {
  name: string;
  health: string | null;
  nodes: readonly NodeHealth[];
  /** null: an older Hub tells nothing of queues. */
  queues: readonly QueueHealth[] | null;
}

export interface NodeHealth {
  name: string;
  health: string | null;
  online: boolean | null;
  defaultQueue: boolean | null;
  /** ms since the epoch, on this computer's clock as well as can be told. */
  lastHeartbeat: number | null;
  versions: NodeVersions;
}

interface NodeVersions {
  worker: string | null;
  ngenea: string | null;
  analytics: string | null;
  search: string | null;
}

export interface QueueHealth {
  name: string;
  health: string | null;
  online: boolean | null;
  lastHeartbeat: number | null;
}

/** What is at fault: the root alone, never its consequences beside it. */
export type HealthCause =
  | { kind: 'well' }
  | { kind: 'no-network' }
  | { kind: 'unreachable'; problem: HubProblem }
  | { kind: 'certificate'; problem: HubProblem }
  /** It answers, but with an error or something that is no health. */
  | { kind: 'hub-error'; problem: HubProblem }
  /** The session needs a person. */
  | { kind: 'session' }
  /** The Hub says that the account is disabled or gone. */
  | { kind: 'account-disabled' }
  /** The session is in a keychain that can't be read now. */
  | { kind: 'waiting-for-keychain' }
  /** The keychain does not give the key out. */
  | { kind: 'key-unreadable'; key: string }
  /** The Hub rejected the key at its health: it is revoked, or a session is wanted there. */
  | { kind: 'needs-session'; key: string }
  | { kind: 'not-permitted' }
  /** The Hub says so, of itself (`fault` null) or of some of its parts. `health` is the worst word of it. */
  | { kind: 'degraded'; health: string; fault: HealthFault | null };

/** What can be at fault in a Hub, worst first where it is equally bad. */
export const healthFaults = [
  'nodes-offline',
  'queues-offline',
  'nodes',
  'queues',
  'default-queues',
  'sites',
] as const;

/** Parts of a Hub that have the same fault. `default-queues`: nodes without theirs. */
export interface HealthFault {
  what: (typeof healthFaults)[number];
  count: number;
  /** How many sites they are in. */
  sites: number;
  /** The worst word that one of them has for itself. */
  state: string;
  /** The first of them, and its site. */
  name: string;
  site: string;
}

/** What every surface may know of a profile's health; small, as it is in every snapshot. */
export interface HealthSummary {
  cause: HealthCause;
  /** Since when the cause is the same, in ms since the epoch. */
  since: number;
  /** One word for the tray: the Hub's own overall word, or what keeps it from being known. */
  word: string;
  /** The Hub's overall word at the last good reading; null: none yet. */
  overall: string | null;
  /** Worst first. */
  sites: readonly { name: string; health: string | null }[];
  /** When the last good reading was, and when the next is planned; ms since the epoch. */
  readAt: number | null;
  nextAt: number | null;
  /** Rises with each reading, good or not: the window then asks for the whole. */
  number: number;
}

/** An active alert. */
export interface HubAlert {
  id: number | null;
  name: string;
  severity: string;
  summary: string;
  site: string | null;
  node: string | null;
  queue: string | null;
  /** Of its latest occurrence, in ms since the epoch. */
  at: number | null;
}

/** A job of the first page. */
export interface HubJob {
  id: number | null;
  name: string;
  state: string;
  site: string | null;
  owner: string | null;
  created: number | null;
  /** ms. */
  runtimeMs: number | null;
}

/** `absent`: an older Hub without that list, which is no error. */
export type Listed<Item> = Result<readonly Item[], ReadingProblem | { kind: 'absent' }>;

/** Why a reading failed. `no-credential`: there is none to ask with, so a person is needed. */
export type ReadingProblem =
  HubProblem | { kind: 'no-credential' | 'account-disabled' | 'waiting-for-keychain' };

/** Everything of the dashboard but its history; null: not read yet. */
export interface HealthPicture {
  reading: HealthReading | null;
  alerts: Listed<HubAlert> | null;
  jobs: Listed<HubJob> | null;
  /** Seconds after which a heartbeat counts as old (`node_health_last_heartbeat_interval`); null: not known. */
  heartbeatLimit: number | null;
}

/** A stretch in which a state was the same; ms since the epoch. `unknown` is a gap: nothing was read. */
export interface HealthSpan {
  from: number;
  until: number;
  state: string;
}

/** What was read over the last days; `subject` null is the Hub itself, otherwise a site. */
export interface HealthHistory {
  from: number;
  until: number;
  strips: readonly { subject: string | null; spans: readonly HealthSpan[] }[];
  /** Newest first. */
  changes: readonly { at: number; subject: string | null; before: string; after: string }[];
}
