import type { HubProblem } from '../domain/hub-problem.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { Secret } from '../domain/secret.ts';
import type { HubClient, HubCredential, HubTarget, IssuedToken } from '../ports/hub-client.ts';

type Answer<Value> = Result<Value, HubProblem>;
type Pair = { access: IssuedToken; refresh: IssuedToken };
type Renewed = { access: IssuedToken; refresh: IssuedToken | null };

/** A Hub as its client tells of it: takes one password, gives numbered tokens, and fails when told. */
export class FakeHubClient implements HubClient {
  password = 'right';
  accessMs = 3_600_000;
  refreshMs = 86_400_000;
  rotates = false;
  /** What the next calls answer instead; used up in order. */
  readonly failures: HubProblem[] = [];
  /** What every call answers instead, while set. */
  problem: HubProblem | null = null;
  /** Keys that are accepted. */
  readonly keys = new Set<string>();
  readonly calls: string[] = [];
  readonly targets: HubTarget[] = [];
  /** The refresh token as it came in, newest last. */
  readonly refreshed: string[] = [];
  #number = 0;
  #gate: Promise<void> = Promise.resolve();

  /** Holds every answer back until the returned function is called. */
  hold(): () => void {
    let open = (): void => undefined;
    this.#gate = new Promise((done) => (open = done));
    return open;
  }

  async signIn(target: HubTarget, user: string, password: Secret): Promise<Answer<Pair>> {
    const problem = await this.#called(`signIn ${user}`, target);
    if (problem) return fail(problem);
    if (password.reveal() !== this.password) return fail({ kind: 'rejected' });
    return ok({ access: this.#token('access'), refresh: this.#token('refresh') });
  }

  async refresh(target: HubTarget, refresh: Secret): Promise<Answer<Renewed>> {
    this.refreshed.push(refresh.reveal());
    const problem = await this.#called('refresh', target);
    if (problem) return fail(problem);
    return ok({
      access: this.#token('access'),
      refresh: this.rotates ? this.#token('refresh') : null,
    });
  }

  async prove(target: HubTarget, credential: HubCredential): Promise<Answer<void>> {
    const problem = await this.#called('prove', target);
    if (problem) return fail(problem);
    const good = credential.kind === 'bearer' || this.keys.has(credential.key.reveal());
    return good ? ok() : fail({ kind: 'rejected' });
  }

  count(call: string): number {
    return this.calls.filter((one) => one.startsWith(call)).length;
  }

  async #called(call: string, target: HubTarget): Promise<HubProblem | null> {
    this.calls.push(call);
    this.targets.push(target);
    await this.#gate;
    return this.failures.shift() ?? this.problem;
  }

  #token(kind: 'access' | 'refresh'): IssuedToken {
    this.#number += 1;
    return {
      token: Secret.of(`${kind}-${this.#number}`),
      lifeMs: kind === 'access' ? this.accessMs : this.refreshMs,
    };
  }
}
