import type { AnswerName, AnswerValue } from '../../src-main/domain/answer-readers.ts';
import { filledPath, type CatalogueEntry } from '../../src-main/domain/catalogue.ts';
import { causeOfReading } from '../../src-main/domain/health-cause.ts';
import { drawnHistory, withReading } from '../../src-main/domain/health-history.ts';
import type { HubAlert, HubJob } from '../../src-main/domain/health.ts';
import type { HubProblem } from '../../src-main/domain/hub-problem.ts';
import type { HubJobDetails } from '../../src-main/domain/job.ts';
import { isPageQuery, type KeyPage } from '../../src-main/domain/listed-key.ts';
import { readForwardPath } from '../../src-main/domain/forward-path.ts';
import type { HubConfigurations } from '../../src-main/domain/read-configurations.ts';
import { healthReading, type HealthAnswer } from '../../src-main/domain/read-health.ts';
import { healthWords, hubProblemWords, momentWords } from '../../src-main/domain/words/index.ts';
import type { ApiDocument, IssuedKey, IssuedToken } from '../../src-main/ports/hub-client.ts';

/** What is wrong with a value that the client accepted, in a few words each; empty: nothing. */
export type Faults = string[];

const now = Date.UTC(2026, 10, 29);
const longestLife = 400 * 86_400_000;
const check = (right: boolean, fault: string): Faults => (right ? [] : [fault]);

const text = (value: unknown, maxLength: number, what: string): Faults =>
  check(
    typeof value === 'string' && value.length <= maxLength && !/\p{Surrogate}/u.test(value),
    `${what} is no bounded text`,
  );
const textOrNull = (value: unknown, maxLength: number, what: string): Faults =>
  value === null ? [] : text(value, maxLength, what);
const flag = (value: unknown, what: string): Faults =>
  check(value === null || typeof value === 'boolean', `${what} is no truth`);
const number = (value: unknown, what: string): Faults =>
  check(value === null || Number.isFinite(value), `${what} is no number`);

/** A moment that can be shown. */
function moment(value: unknown, what: string): Faults {
  if (value === null) return [];
  if (typeof value !== 'number' || Number.isNaN(new Date(value).getTime())) {
    return [`${what} is no moment`];
  }
  return check(momentWords(value, now).length < 60, `${what} has no words`);
}

const printable = (secret: string): boolean => /^[!-~]{1,16384}$/.test(secret);

export const tokenFaults = ({ token, lifeMs }: IssuedToken): Faults => [
  ...check(printable(token.reveal()), 'the token is more than a token'),
  ...check(lifeMs >= 0 && lifeMs <= longestLife, `the token lives ${lifeMs} ms`),
];

export const issuedKeyFaults = ({ hubId, name, key }: IssuedKey): Faults => [
  ...check(Number.isSafeInteger(hubId), 'the id is no number of a key'),
  ...text(name, 1_000, 'the name'),
  ...check(printable(key.reveal()), 'the key is more than a key'),
];

/** The problem can be put into words. */
export const problemFaults = (problem: HubProblem): Faults => [
  ...text(hubProblemWords(problem, 'http://127.0.0.1'), 40_000, `the words of ${problem.kind}`),
  ...(problem.kind === 'throttled' ? number(problem.retryAfterMs, 'the time to wait') : []),
];

function memberFaults(part: HealthAnswer['sites'][number]['nodes'][number] | object): Faults {
  const { name, health, online, lastHeartbeat, versions } = part as Record<string, unknown>;
  return [
    ...text(name, 1_000, 'a name'),
    ...textOrNull(health, 60, 'a state'),
    ...flag(online, 'online'),
    ...moment(lastHeartbeat, 'a heartbeat'),
    ...Object.values(versions ?? {}).flatMap((version) => textOrNull(version, 60, 'a version')),
  ];
}

function healthFaults(answer: HealthAnswer): Faults {
  const reading = healthReading(answer, now, now - 5_000);
  const nodesAndQueues = reading.sites.flatMap(({ nodes, queues }) => [
    ...nodes,
    ...(queues ?? []),
  ]);
  const history = withReading(new Map(), now, reading.overall, reading, 60_000);
  const cause = causeOfReading(reading);
  const words = healthWords({ cause, since: now }, 'http://127.0.0.1', now);
  return [
    ...text(reading.overall, 60, 'the overall word'),
    ...textOrNull(reading.hub, 60, 'the Hub’s state'),
    ...check(
      reading.sites.length <= 5_000 && nodesAndQueues.length <= 20_000,
      'there is too much of it',
    ),
    ...reading.sites.flatMap(({ name, health }) => [
      ...text(name, 1_000, 'a site'),
      ...textOrNull(health, 60, 'a site’s state'),
    ]),
    ...nodesAndQueues.flatMap(memberFaults),
    ...text(words, 2_000, 'the words of the cause'),
    ...check(drawnHistory(history, now + 1).strips.length <= 1_000, 'the history is too large'),
  ];
}

const alertFaults = (alerts: readonly HubAlert[]): Faults => [
  ...check(alerts.length <= 500, 'there are too many alerts'),
  ...alerts.flatMap(({ id, name, severity, summary, site, node, queue, at }) => [
    ...number(id, 'an alert’s id'),
    ...text(name, 1_000, 'an alert’s name'),
    ...text(severity, 60, 'a severity'),
    ...text(summary, 1_000, 'a summary'),
    ...[site, node, queue].flatMap((name) => textOrNull(name, 1_000, 'an alert’s place')),
    ...moment(at, 'an alert’s time'),
  ]),
];

const jobFaults = (jobs: readonly HubJob[]): Faults => [
  ...check(jobs.length <= 100, 'there are too many jobs'),
  ...jobs.flatMap(({ id, name, state, site, owner, created, runtimeMs }) => [
    ...number(id, 'a job’s id'),
    ...text(name, 1_000, 'a job’s name'),
    ...text(state, 60, 'a job’s state'),
    ...[site, owner].flatMap((name) => textOrNull(name, 1_000, 'a job’s place')),
    ...moment(created, 'a job’s time'),
    ...number(runtimeMs, 'a runtime'),
  ]),
];

const jobDetailFaults = (job: HubJobDetails): Faults => [
  ...jobFaults([job]),
  ...textOrNull(job.queue, 1_000, 'a job’s queue'),
  ...moment(job.started, 'a job’s start'),
  ...moment(job.completed, 'a job’s end'),
];

const keyFaults = ({ keys, count, next }: KeyPage): Faults => [
  ...check(keys.length <= 20_000, 'there are too many keys'),
  ...number(count, 'the count'),
  ...check(next === null || isPageQuery(next), 'the next page is no query'),
  ...keys.flatMap(({ hubId, name, owner, createdAt, expiresAt, more }) => [
    ...check(Number.isSafeInteger(hubId), 'a key’s id is no number of a key'),
    ...text(name, 1_000, 'a key’s name'),
    ...textOrNull(owner, 200, 'a key’s owner'),
    ...moment(createdAt, 'a key’s first moment'),
    ...moment(expiresAt, 'a key’s end'),
    ...Object.entries(more).flatMap((pair) =>
      pair.flatMap((detail) => text(detail, 1_000, 'a detail')),
    ),
  ]),
];

/** One for each way of reading. */
export const answerFaults: {
  [Name in AnswerName]: (value: AnswerValue<Name>) => Faults;
} = {
  health: healthFaults,
  alerts: alertFaults,
  jobs: jobFaults,
  job: jobDetailFaults,
  keys: keyFaults,
  configurations: ({ heartbeatLimit }: HubConfigurations) =>
    number(heartbeatLimit, 'the heartbeat’s limit'),
  any: (value: unknown) => check(value === true, 'it is not known to be JSON'),
};

export function documentFaults(document: ApiDocument): Faults {
  if (document.kind === 'page') {
    const outside = document.paths.filter((path) => !readForwardPath(path).ok);
    return check(document.paths.length <= 20 && outside.length === 0, `it names ${outside.join()}`);
  }
  const { entries } = document;
  const names = new Set(entries.map(({ method, path }) => `${method} ${path}`));
  return [
    ...check(entries.length <= 3_000 && names.size === entries.length, 'entries stand twice'),
    ...check(JSON.stringify(entries).length < 8_000_000, 'the catalogue is too large'),
    ...entries.flatMap(entryFaults),
  ];
}

function entryFaults(entry: CatalogueEntry): Faults {
  const { path, summary, tag, parameters } = entry;
  const names = new Set(parameters.map((parameter) => `${parameter.in} ${parameter.name}`));
  const values = Object.fromEntries([...names].map((name) => [name, '../x\ud83e']));
  return [
    ...check(readForwardPath(path).ok && path.length <= 500, `a path is ${path.slice(0, 80)}`),
    ...text(summary, 160, 'a summary'),
    ...text(tag, 100, 'a tag'),
    ...check(names.size === parameters.length, 'a parameter stands twice'),
    ...check(filledPath(entry, toWellFormed(values)).startsWith('/api/'), 'a path leads out'),
  ];
}

const toWellFormed = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value.replaceAll(/\p{Surrogate}/gu, '\ufffd'),
    ]),
  );
