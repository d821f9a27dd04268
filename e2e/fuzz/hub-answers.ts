import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { GotHubClient } from '../../src-main/adapters/got-hub-client/got-hub-client.ts';
import type { HubProblem } from '../../src-main/domain/hub-problem.ts';
import type { Result } from '../../src-main/domain/result.ts';
import { Secret } from '../../src-main/domain/secret.ts';
import type { AnswerName, AnswerValue } from '../../src-main/domain/answer-readers.ts';
import type { HubTarget } from '../../src-main/ports/hub-client.ts';
import { builtAnswerThread } from '../../src-main/testing/built-answer-thread.ts';
import {
  answerFaults,
  documentFaults,
  issuedKeyFaults,
  problemFaults,
  tokenFaults,
  type Faults,
} from './answer-faults.ts';
import { hostileAnswer, type FuzzedCall } from './hostile-answers.mjs';
import { targetAt } from '../../src-main/testing/target-at.ts';

export interface FuzzedAnswers {
  tried: number;
  /** The faults, each with the number of the answer that caused it. */
  wrong: string[];
  /** How long this thread was blocked at most, in ms. Other work of the machine counts too. */
  slowestMs: number;
  /** What was being read then. */
  slowest: string;
}

const credential = { kind: 'session', secret: Secret.of('a.b.c') } as const;
/** How many answers are requested at the same time. */
const atOnce = 4;
/** How much this process may grow, in bytes: a few bodies and two busy threads. */
const maxGrowth = 1_200 * 1024 * 1024;

/** Has the client make every call to a Hub whose answers are made to break clients. */
export async function fuzzHubAnswers({
  answers,
  seed,
}: {
  answers: number;
  seed: number;
}): Promise<FuzzedAnswers> {
  const thread = await builtAnswerThread();
  const hub = new Worker(new URL('./hostile-hub.mjs', import.meta.url), { workerData: { seed } });
  const [port] = (await once(hub, 'message')) as [number];
  const limits = { requestMs: 1_000, connectMs: 1_000, bytes: 8 * 1024 * 1024 };
  const worker = { file: thread.file, deadlineMs: 3_000 };
  const client = new GotHubClient({ version: '0', worker, limits });
  const prototypes = namesOfPrototypes();
  const memory = process.memoryUsage().rss;
  const found: FuzzedAnswers = { tried: 0, wrong: [], slowestMs: 0, slowest: '' };
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let next = 0;

  async function turn(): Promise<void> {
    while (next < answers) {
      const number = next;
      next += 1;
      const { call, kind, mayBeGood } = hostileAnswer(seed, number);
      const target = targetAt(`http://127.0.0.1:${port}/n${number}`);
      const faults = await faultsOf(client, target, call, mayBeGood).catch((error: unknown) => [
        `it rejects: ${String(error)}`,
      ]);
      if (namesOfPrototypes() !== prototypes) faults.push('a prototype was changed');
      found.tried += 1;
      found.wrong.push(...faults.map((fault) => `${number} ${call} ${kind}: ${fault}`));
      const blocked = Math.round(delay.max / 1e6);
      if (blocked > found.slowestMs) {
        found.slowestMs = blocked;
        found.slowest = `${call} ${kind}`;
      }
    }
  }

  try {
    await Promise.all(Array.from({ length: atOnce }, turn));
    const growth = process.memoryUsage().rss - memory;
    if (growth > maxGrowth) found.wrong.push(`memory grew by ${growth} bytes`);
    return found;
  } finally {
    delay.disable();
    await hub.terminate();
    await rm(thread.folder, { recursive: true });
  }
}

/** Makes a call and checks what the client accepted. `mayBeGood`: the answer may be accepted. */
async function faultsOf(
  client: GotHubClient,
  target: HubTarget,
  call: FuzzedCall,
  mayBeGood: boolean,
): Promise<Faults> {
  const judge = <Value>(
    answer: Result<Value, HubProblem>,
    faults: (value: Value) => Faults,
  ): Faults => {
    if (!answer.ok) return problemFaults(answer.problem);
    // Of a key to revoke 404 is good news, and 403 in the framework's own shape proves a credential.
    const byError = call === 'revokeKey' || call === 'prove';
    return mayBeGood || byError ? faults(answer.value) : ['it was believed'];
  };
  const read = async <Name extends AnswerName>(
    as: Name,
    all: { [Call in Name]: (value: AnswerValue<Call>) => Faults },
  ): Promise<Faults> => {
    const faults: (value: AnswerValue<Name>) => Faults = all[as];
    return judge(await client.read(target, credential, '/api/x/', as), ({ value }) =>
      faults(value),
    );
  };
  switch (call) {
    case 'signIn':
      return judge(await client.signIn(target, 'u', Secret.of('p')), ({ access, refresh }) => [
        ...tokenFaults(access),
        ...tokenFaults(refresh),
      ]);
    case 'refresh':
      return judge(await client.refresh(target, Secret.of('r')), ({ access, refresh }) => [
        ...tokenFaults(access),
        ...(refresh ? tokenFaults(refresh) : []),
      ]);
    case 'createKey':
      return judge(await client.createKey(target, credential, 'n'), issuedKeyFaults);
    case 'revokeKey':
      return judge(await client.revokeKey(target, credential, 7), () => []);
    case 'prove':
      return judge(await client.prove(target, credential), () => []);
    case 'document':
      return judge(await client.readDocument(target, null, '/api/docs/'), documentFaults);
    default:
      return read(call, answerFaults);
  }
}

const namesOfPrototypes = (): string =>
  [Object.prototype, Array.prototype, String.prototype, Function.prototype]
    .map((prototype) => Object.getOwnPropertyNames(prototype).join())
    .join('\n');
