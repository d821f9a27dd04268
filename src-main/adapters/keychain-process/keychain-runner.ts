import type { KeychainProblem } from '../../domain/keychain-problem.ts';
import { fail, type Result } from '../../domain/result.ts';
import { Sequencer } from '../../domain/sequencer.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Disposable } from '../../ports/disposable.ts';
import type { KeychainLock } from '../../ports/secret-store.ts';
import type { ChildProcess, ForkChild } from './child-process.ts';
import { keychainProblem } from './keychain-error.ts';
import type { KeychainReply, KeychainRequest, ReplyValue } from './messages.ts';
import { overdue, type CallLimits } from './overdue.ts';
import { readReply } from './read-reply.ts';

export interface RunnerDeps {
  fork: ForkChild;
  clock: Clock;
  limits: CallLimits;
  /** Checks the keychain's lock without a prompt. */
  lock: () => Promise<KeychainLock>;
}

type SendRequest = (request: KeychainRequest) => Promise<Result<ReplyValue, KeychainProblem>>;
type Job<Value> = (send: SendRequest) => Promise<Result<Value, KeychainProblem>>;

/** How long an idle process is left running, in ms. */
const idleMs = 10_000;
/**
 * When a call without an answer is first checked, in ms: before a person could have unlocked the
 * keychain, and later than a working keychain answers.
 */
const firstCheckMs = 200;
/** How often it is checked after that, in ms. */
const checkEveryMs = 2_000;

/** Problems that an old connection can cause: the call is tried once more in a new process. */
const mayBeStale: readonly KeychainProblem[] = ['restarted', 'absent', 'failed'];

interface Running {
  child: ChildProcess;
  /** Receives the reply to the running call, or null if the process ended. */
  answer: ((reply: KeychainReply | null) => void) | null;
  /** It has served a call before. */
  used: boolean;
}

/**
 * Runs keychain calls one at a time in a separate process. It is started at the first call, ended
 * when idle, and restarted if a call hangs, the process ends or the connection to the keychain
 * is dead.
 */
export class KeychainRunner implements Disposable {
  readonly #deps: RunnerDeps;
  readonly #turns = new Sequencer<'call'>();
  #waiting = 0;
  #running: Running | null = null;
  #idle: Disposable | null = null;
  #id = 0;
  #disposed = false;

  constructor(deps: RunnerDeps) {
    this.#deps = deps;
  }

  /** Runs a job after the earlier ones. Resolves when it is done, however long that takes. Never rejects. */
  run<Value>(job: Job<Value>): Promise<Result<Value, KeychainProblem>> {
    this.#waiting += 1;
    this.#idle?.dispose();
    const answer = this.#turns.run('call', async () =>
      this.#disposed ? fail('gone' as const) : job((request) => this.#ask(request)),
    );
    const finished = () => this.#finished();
    void answer.then(finished, finished);
    return answer;
  }

  /** Ends the process at once. A running call fails as `gone`. */
  dispose(): void {
    this.#disposed = true;
    this.#idle?.dispose();
    this.#end();
  }

  async #ask(request: KeychainRequest): Promise<Result<ReplyValue, KeychainProblem>> {
    const first = await this.#askOnce(request);
    if (first.ok) return first;
    const { problem, again } = first;
    if (!again || this.#disposed) return fail(problem);
    const second = await this.#askOnce(request);
    return second.ok ? second : fail(second.problem);
  }

  async #askOnce(
    request: KeychainRequest,
  ): Promise<
    { ok: true; value: ReplyValue } | { ok: false; problem: KeychainProblem; again: boolean }
  > {
    const running = (this.#running ??= this.#start());
    const { used } = running;
    const watching = this.#watch(() => this.#end());
    const reply = await this.#reply(running, request);
    watching.dispose();
    // The process hung or was killed. Every call can safely be repeated.
    if (!reply) return { ok: false, problem: 'gone', again: true };
    running.used = true;
    if (reply.ok) return { ok: true, value: reply.value };
    const problem = keychainProblem(reply.message);
    // A failed connection may stay dead, so the next call gets a new one.
    if (mayBeStale.includes(problem)) this.#end();
    return { ok: false, problem, again: used && mayBeStale.includes(problem) };
  }

  #reply(running: Running, request: KeychainRequest): Promise<KeychainReply | null> {
    this.#id += 1;
    const id = this.#id;
    return new Promise((resolve) => {
      running.answer = (reply) => {
        // A late reply that nobody waits for any more.
        if (reply && reply.id !== id) return;
        running.answer = null;
        resolve(reply);
      };
      running.child.send({ ...request, id });
    });
  }

  #start(): Running {
    const running: Running = {
      child: this.#deps.fork({
        message: (message) => {
          const reply = readReply(message);
          if (reply) running.answer?.(reply);
        },
        exited: () => this.#exited(running),
      }),
      answer: null,
      used: false,
    };
    return running;
  }

  #end(): void {
    const running = this.#running;
    if (!running) return;
    running.child.end();
    this.#exited(running);
  }

  #exited(running: Running): void {
    if (this.#running === running) this.#running = null;
    running.answer?.(null);
  }

  /** Checks at intervals whether the call hangs, and reports it once. */
  #watch(hangs: () => void): Disposable {
    const { clock, lock, limits } = this.#deps;
    const from = clock.now();
    const seen = { locked: false, open: 0 };
    let disposed = false;
    let timer: Disposable | null = null;
    const check = async (): Promise<void> => {
      const now = await lock();
      if (disposed) return;
      seen.locked ||= now === 'locked';
      seen.open = now === 'open' ? seen.open + 1 : 0;
      const unlockedMeanwhile = seen.locked && seen.open > 1;
      if (overdue({ ms: clock.now() - from, lock: now, unlockedMeanwhile }, limits)) hangs();
      else plan(checkEveryMs);
    };
    const plan = (ms: number): void => {
      timer = clock.at(clock.now() + ms, () => void check());
    };
    plan(firstCheckMs);
    return {
      dispose() {
        disposed = true;
        timer?.dispose();
      },
    };
  }

  #finished(): void {
    this.#waiting -= 1;
    if (this.#waiting > 0 || this.#disposed || !this.#running) return;
    const { clock } = this.#deps;
    this.#idle = clock.at(clock.now() + idleMs, () => this.#end());
  }
}
