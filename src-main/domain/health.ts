import type { HubProblem } from './hub-problem.ts';
import type { Result } from './result.ts';

/** A validated answer of the Hub's health endpoint: what is absent or null there is null here. */
export interface HealthReading {
  /** When it was read, in ms since the epoch on this computer's clock. */
  at: number;
  /** `ok`, `warning`, `critical`, or any other word that the Hub sends. */
  overall: string;
  hub: string | null;
  sites: readonly SiteHealth[];
  /** How many of the healthiest parts were cut because the Hub listed too many; null: none. */
  cut: HealthCut | null;
}

/** How many are left out. */
export interface HealthCut {
  sites: number;
  /** Those of the sites that are left out count too. */
  nodes: number;
  queues: number;
}

export interface SiteHealth {
  /** Empty where the Hub gives none, like the names below. */
  name: string;
  health: string | null;
  nodes: readonly NodeHealth[];
  /** null: an older Hub doesn't report queues. */
  queues: readonly QueueHealth[] | null;
}

export interface NodeHealth {
  name: string;
  health: string | null;
  online: boolean | null;
  defaultQueue: boolean | null;
  /** ms since the epoch, converted to this computer's clock. */
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

/** What is at fault: only the root cause, never its consequences. */
export type HealthCause =
  | { kind: 'well' }
  | { kind: 'no-network' }
  | { kind: 'unreachable'; problem: HubProblem }
  | { kind: 'certificate'; problem: HubProblem }
  /** It answers, but with an error or something other than health. */
  | { kind: 'hub-error'; problem: HubProblem }
  /** The session needs a person. */
  | { kind: 'session' }
  /** The Hub says that the account is disabled or gone. */
  | { kind: 'account-disabled' }
  /** The session is in a keychain that can't be read now. */
  | { kind: 'waiting-for-keychain' }
  /** The keychain does not give the key out. */
  | { kind: 'key-unreadable'; key: string }
  /** The health endpoint rejected the key: it is revoked, or a session is required there. */
  | { kind: 'needs-session'; key: string }
  | { kind: 'not-permitted' }
  /** Reported by the Hub, for itself (`fault` null) or for some of its parts. `health` is the worst word. */
  | { kind: 'degraded'; health: string; fault: HealthFault | null };

/** What can be at fault in a Hub, the more important first. */
export const healthFaults = [
  'nodes-offline',
  'queues-offline',
  'nodes',
  'queues',
  'default-queues',
  'sites',
] as const;

/** Parts of a Hub with the same fault. `default-queues`: nodes without their default queue. */
export interface HealthFault {
  what: (typeof healthFaults)[number];
  count: number;
  /** How many nodes, queues or sites the Hub has. */
  total: number;
  /** How many sites they are in. */
  sites: number;
  /** The worst word that one of them reports. */
  state: string;
  /** The first of them, and its site. */
  name: string;
  site: string;
}

/** The summary of a profile's health for every surface; small, because every snapshot has it. */
export interface HealthSummary {
  cause: HealthCause;
  /** When the current cause began, in ms since the epoch. */
  since: number;
  /** One word for the tray: the Hub's own overall word, or why it is unknown. */
  word: string;
  /** The Hub's overall word at the last good reading; null: none yet. */
  overall: string | null;
  /** Worst first. */
  sites: readonly { name: string; health: string | null }[];
  /** When the last good reading was, and when the next is planned; ms since the epoch. */
  readAt: number | null;
  nextAt: number | null;
  /** Rises with each reading, successful or not; the window then loads the details. */
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
  /** Empty: it has none. */
  name: string;
  state: string;
  site: string | null;
  owner: string | null;
  created: number | null;
  /** When it began and ended, in ms since the epoch; null: not yet. */
  started: number | null;
  completed: number | null;
  /** ms. */
  runtimeMs: number | null;
}

/** `absent`: an older Hub without that list, which is no error. */
export type Listed<Item> = Result<readonly Item[], ReadingProblem | { kind: 'absent' }>;

/** Why a reading failed. `no-credential`: there is no credential to read with, so a person is needed. */
export type ReadingProblem =
  HubProblem | { kind: 'no-credential' | 'account-disabled' | 'waiting-for-keychain' };

/** Everything on the dashboard except the history; null: not read yet. */
export interface HealthPicture {
  reading: HealthReading | null;
  alerts: Listed<HubAlert> | null;
  jobs: Listed<HubJob> | null;
  /** The ids of the jobs whose end a person is told of. */
  watchedJobs: readonly number[];
  /** Seconds after which a heartbeat counts as old (`node_health_last_heartbeat_interval`); null: not known. */
  heartbeatLimit: number | null;
}

/** A period in which a state was the same; ms since the epoch. `unknown` is a gap without readings. */
export interface HealthSpan {
  from: number;
  until: number;
  state: string;
}

/** The readings of the last days; `subject` null is the Hub itself, otherwise a site. */
export interface HealthHistory {
  from: number;
  until: number;
  strips: readonly { subject: string | null; spans: readonly HealthSpan[] }[];
  /** Newest first. */
  changes: readonly { at: number; subject: string | null; before: string; after: string }[];
}
