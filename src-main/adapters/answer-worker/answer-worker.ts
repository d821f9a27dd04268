import { Worker } from 'node:worker_threads';
import type { AnswerName, AnswerValue } from '../../domain/answer-readers.ts';
import type { UnreadableReason } from '../../domain/hub-problem.ts';
import { fail, type Result } from '../../domain/result.ts';
import type { ApiDocument } from '../../ports/hub-client.ts';
import { codeOf } from '../error-code.ts';
import type { AnswerTask } from './answer-task.ts';

export interface AnswerWorkerOptions {
  /** The bundled `answer-thread.ts`. */
  file: string;
  /** How long reading a body may take, in ms from the start of its thread. */
  deadlineMs?: number;
  /** How much memory a thread may use, in MB. */
  memoryMb?: number;
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

  answer<Name extends AnswerName>(
    as: Name,
    body: Uint8Array,
  ): Promise<Result<AnswerValue<Name>, UnreadableReason>> {
    return this.#inTurn({ kind: 'answer', as, body });
  }

  document(body: Uint8Array): Promise<Result<ApiDocument, UnreadableReason>> {
    return this.#inTurn({ kind: 'document', body });
  }

  async #inTurn<Value>(task: AnswerTask): Promise<Result<Value, UnreadableReason>> {
    if (this.#running >= maxThreads)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      return await this.#run<Value>(task);
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }

  async #run<Value>(task: AnswerTask): Promise<Result<Value, UnreadableReason>> {
    let deadline: NodeJS.Timeout | undefined;
    let worker: Worker | undefined;
    try {
      const thread = new Worker(this.#file, {
        workerData: task,
        env: {},
        resourceLimits: { maxOldGenerationSizeMb: this.#memoryMb, maxYoungGenerationSizeMb: 32 },
      });
      worker = thread;
      return await new Promise((resolve) => {
        thread.once('message', resolve);
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
