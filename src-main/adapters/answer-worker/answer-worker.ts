import { Worker } from 'node:worker_threads';
import type { AnswerName, AnswerValue } from '../../domain/answer-readers.ts';
import type { UnreadableReason } from '../../domain/hub-problem.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { ApiDocument } from '../../ports/hub-client.ts';
import { codeOf } from '../error-code.ts';
import type { AnswerReply, AnswerTask } from './answer-task.ts';
import { joined } from './pieces.ts';

export interface AnswerWorkerOptions {
  /** The bundled `answer-thread.ts`. */
  file: string;
  /** How long reading a body may take, in ms from the start of its thread. */
  deadlineMs?: number;
  /** How much memory a thread may use, in MB. */
  memoryMb?: number;
}

export interface ReadAnswer<Name extends AnswerName> {
  value: AnswerValue<Name>;
  body: Uint8Array;
}

/** What a thread made of a body. */
interface Read<Value> {
  result: Result<Value, UnreadableReason>;
  body: Uint8Array | null;
}

/** How many threads run at once. Further ones wait, so that memory is bounded however many Hubs answer. */
const maxThreads = 2;

/**
 * Reads the answers of Hubs, each in a thread of its own that ends with it, so that
 * no answer holds up the app. Each reader bounds the size of its result.
 */
export class AnswerWorker {
  readonly #file: string;
  readonly #deadlineMs: number;
  readonly #memoryMb: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor({ file, deadlineMs = 5_000, memoryMb = 256 }: AnswerWorkerOptions) {
    this.#file = file;
    this.#deadlineMs = deadlineMs;
    this.#memoryMb = memoryMb;
  }

  /** Takes the blocks of a body away and gives it back whole, with what was read: copying 8 MB would hold up the app. */
  async answer<Name extends AnswerName>(
    as: Name,
    blocks: Uint8Array<ArrayBuffer>[],
  ): Promise<Result<ReadAnswer<Name>, UnreadableReason>> {
    const task = { kind: 'answer', as, blocks } as const;
    const read = await this.#inTurn<AnswerValue<Name>>(task);
    return read.result.ok
      ? ok({ value: read.result.value, body: read.body ?? new Uint8Array() })
      : read.result;
  }

  /** Takes the blocks of a body away. */
  async document(
    blocks: Uint8Array<ArrayBuffer>[],
  ): Promise<Result<ApiDocument, UnreadableReason>> {
    return (await this.#inTurn<ApiDocument>({ kind: 'document', blocks })).result;
  }

  async #inTurn<Value>(task: AnswerTask): Promise<Read<Value>> {
    if (this.#running >= maxThreads)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      const reply = await this.#run(task);
      if (!reply.ok) return { result: reply, body: null };
      const { result, body } = reply.value;
      return { result: (await joined(result)) as Read<Value>['result'], body };
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }

  async #run(task: AnswerTask): Promise<Result<AnswerReply, UnreadableReason>> {
    let deadline: NodeJS.Timeout | undefined;
    let worker: Worker | undefined;
    try {
      const thread = new Worker(this.#file, {
        workerData: task,
        transferList: task.blocks.map(({ buffer }) => buffer),
        env: {},
        resourceLimits: { maxOldGenerationSizeMb: this.#memoryMb, maxYoungGenerationSizeMb: 32 },
      });
      worker = thread;
      return await new Promise((resolve) => {
        thread.once('message', (reply: AnswerReply) => resolve(ok(reply)));
        thread.once('error', (error) => resolve(fail(reasonOf(error))));
        thread.once('exit', () => resolve(fail('not-read')));
        deadline = setTimeout(() => resolve(fail('too-slow')), this.#deadlineMs);
      });
    } catch {
      return fail('not-read');
    } finally {
      clearTimeout(deadline);
      await worker?.terminate();
    }
  }
}

const reasonOf = (error: unknown): UnreadableReason =>
  codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-large' : 'not-read';
