import { Chance } from './chance.ts';
import { exchange } from './exchange.ts';
import type { Footprint, FuzzTarget } from './fuzz-target.ts';
import { helperKinds } from './helper-kinds.ts';
import { dishonoured } from './honest.ts';
import { expectedOf, judged, saidAll } from './judge.ts';
import type { Kind } from './kind.ts';
import { leavesApi } from './leaves-api.ts';

export interface FuzzOptions {
  requests: number;
  seed: number;
  /** Stop after this many seconds, which counts as a fault; absent: never. */
  seconds?: number;
}

interface KindFigures {
  kind: string;
  tried: number;
  /** How many answers were a success. */
  succeeded: number;
}

export interface HelperFigures {
  kinds: KindFigures[];
  tried: number;
  wrong: string[];
  /** After the first batch, and after the last. */
  before: Footprint;
  after: Footprint;
}

const batches = 10;
const atOnce = 24;
/** How much a process may grow between the first batch and the end of a run. */
const maxGrowth: Footprint = { heapBytes: 24 * 1024 * 1024, descriptors: 16 };
/** More faults than this say nothing new. */
const maxFaults = 50;

/** Attacks a helper with every kind in turn, and checks after each batch that it is unharmed. */
export async function fuzzHelper(target: FuzzTarget, options: FuzzOptions): Promise<HelperFigures> {
  return new HelperFuzz(target, options).run();
}

class HelperFuzz {
  readonly #target: FuzzTarget;
  readonly #options: FuzzOptions;
  readonly #figures = new Map<Kind, KindFigures>();
  readonly #wrong = new Set<string>();
  readonly #slow: Promise<void>[] = [];
  readonly #until: number;
  #next = 0;
  #tried = 0;
  #copiesAllowed = 0;

  constructor(target: FuzzTarget, options: FuzzOptions) {
    this.#target = target;
    this.#options = options;
    this.#until = performance.now() + (options.seconds ?? Infinity) * 1000;
    for (const kind of helperKinds)
      this.#figures.set(kind, { kind: kind.name, tried: 0, succeeded: 0 });
  }

  async run(): Promise<HelperFigures> {
    const { requests } = this.#options;
    const copiesBefore = await this.#target.copies();
    let before: Footprint | null = null;
    for (let batch = 1; batch <= batches && !this.#over; batch += 1) {
      const end = Math.round((requests * batch) / batches);
      await Promise.all(Array.from({ length: atOnce }, () => this.#work(end)));
      await this.#checkUnharmed();
      before ??= await this.#target.footprint();
    }
    await Promise.all(this.#slow);
    await this.#checkUnharmed();
    const after = await this.#target.footprint();
    const copies = (await this.#target.copies()) - copiesBefore;
    if (copies > this.#copiesAllowed)
      this.#note(`${copies} copies were made, ${this.#copiesAllowed} were asked for rightly`);
    const kinds = [...this.#figures.values()];
    const tried = this.#tried;
    if (tried < requests) this.#note(`stopped early, after ${tried} of ${requests}`);
    before ??= after;
    for (const name of ['heapBytes', 'descriptors'] as const) {
      const growth = after[name] - before[name];
      if (growth > maxGrowth[name]) this.#note(`${name} grew by ${growth}`);
    }
    return { kinds, tried, wrong: [...this.#wrong], before, after };
  }

  get #over(): boolean {
    return performance.now() > this.#until || this.#wrong.size >= maxFaults;
  }

  async #work(end: number): Promise<void> {
    while (this.#tried < end && !this.#over) {
      const number = this.#next;
      this.#next += 1;
      await this.#attack(number);
    }
  }

  /** Makes the attack of that number, which depends only on the number and the seed. */
  async #attack(number: number): Promise<void> {
    const { doors, secrets, patience, slowMaxMs } = this.#target;
    const chance = new Chance(this.#options.seed + Math.imul(number, 0x9e3779b1));
    const kind = helperKinds[number % helperKinds.length];
    const figures = kind && this.#figures.get(kind);
    if (!figures || figures.tried >= (kind.maxTries ?? Infinity)) return;
    figures.tried += 1;
    this.#tried += 1;
    const door = chance.pick(doors);
    const attack = kind.make(chance, door);
    const expected = expectedOf(attack, door);
    this.#copiesAllowed += expected.copies;
    const slow = attack.how === 'slow';
    const maxMs = slow ? slowMaxMs : patience.maxMs;
    const ended = exchange(door, attack, { ...patience, maxMs }, (answer) =>
      saidAll(expected, answer),
    ).then((result) => {
      const { succeeded, wrong } = judged(result, expected, secrets);
      figures.succeeded += succeeded;
      const note = slow && result.endedBy === 'us' ? 'a slow sender was not ended' : wrong;
      if (note === null) return;
      const sent = JSON.stringify(
        attack.bytes.toString('latin1').replaceAll(door.token, 'TOKEN').slice(0, 300),
      );
      this.#note(`${kind.name}, attack ${number}, ${door.kind}: ${note}; sent ${sent}`);
    });
    if (slow) this.#slow.push(ended);
    else await ended;
  }

  /** Checks that honest callers are served at both doors, and that the Hub saw nothing it must not see. */
  async #checkUnharmed(): Promise<void> {
    const { doors, hub, patience } = this.#target;
    for (const door of doors)
      for (const fault of await dishonoured(door, patience)) this.#note(fault);
    for (const { method, path, headers, authorization = '' } of hub.requests) {
      const asked = JSON.stringify(`${method} ${path}`.slice(0, 200));
      if (leavesApi(path)) this.#note(`the Hub saw ${asked}`);
      if (doors.some(({ token }) => authorization.includes(token)))
        this.#note(`the Hub saw the helper’s token, at ${asked}`);
      if (Object.keys(headers).some((name) => name.startsWith('x-hubkey')))
        this.#note(`the Hub saw a header for the helper, at ${asked}`);
    }
    hub.requests.length = 0;
  }

  #note(fault: string): void {
    if (this.#wrong.size < maxFaults) this.#wrong.add(fault);
  }
}
