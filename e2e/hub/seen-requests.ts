import type { IncomingMessage } from 'node:http';

/** A request as it arrived. */
export interface SeenRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
  /** ms since the epoch. */
  at: number;
  authorization: string | undefined;
}

/** Every request that a Hub got, in their order. */
export class SeenRequests {
  readonly all: SeenRequest[] = [];
  readonly #waiting = new Set<() => void>();

  note(request: IncomingMessage, body: string): void {
    this.all.push({
      method: request.method ?? '',
      path: request.url ?? '/',
      headers: request.headers,
      body,
      at: Date.now(),
      authorization: request.headers.authorization,
    });
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  of(method: string, pathStart: string): SeenRequest[] {
    return this.all.filter(
      (request) => request.method === method && request.path.startsWith(pathStart),
    );
  }

  /** Resolves once so many such requests have arrived; rejects after 15 s. */
  async waitFor(method: string, pathStart: string, count: number): Promise<SeenRequest> {
    const until = Date.now() + 15_000;
    for (;;) {
      const found = this.of(method, pathStart)[count - 1];
      if (found) return found;
      if (Date.now() > until) throw new Error(`No ${method} ${pathStart} came ${count} times.`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 100);
        this.#waiting.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }
}
