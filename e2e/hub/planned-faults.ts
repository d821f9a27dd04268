import type { IncomingMessage } from 'node:http';
import type { Fault, FaultMatch } from './moods.ts';

interface PlannedFault {
  match: FaultMatch;
  fault: Fault;
  left: number;
}

/** The faults that the next requests meet. */
export class PlannedFaults {
  readonly #faults: PlannedFault[] = [];

  /** Plans a fault for the next requests below a path, or of a kind; the returned function takes it back. */
  plan(match: string | FaultMatch, fault: Fault, times: number): () => void {
    const of = typeof match === 'string' ? { path: match } : match;
    const planned = { match: of, fault, left: times };
    this.#faults.push(planned);
    return () => {
      planned.left = 0;
    };
  }

  clear(): void {
    this.#faults.length = 0;
  }

  /** The fault that this request meets, which is one fewer for the next; null: none. */
  next(request: IncomingMessage): Fault | null {
    const planned = this.#faults.find(({ match, left }) => left > 0 && matches(request, match));
    if (!planned) return null;
    planned.left -= 1;
    return planned.fault;
  }
}

export const matches = (
  { url = '/', method, headers }: IncomingMessage,
  match: FaultMatch,
): boolean =>
  url.startsWith(match.path) &&
  (match.method ?? method) === method &&
  (match.by === undefined || (headers.authorization ?? '').startsWith(match.by));
