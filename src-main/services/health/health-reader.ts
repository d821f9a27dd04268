import type { AnswerName, AnswerValue } from '../../domain/answer-readers.ts';
import { profileOf, type ProfileState } from '../../domain/app-state.ts';
import {
  credentialsOf,
  defaultCredential,
  sameCredential,
  type CredentialRef,
} from '../../domain/credential.ts';
import type { ReadingProblem } from '../../domain/health.ts';
import type { ProfileId } from '../../domain/ids.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { HubClient, HubReading } from '../../ports/hub-client.ts';
import type { CredentialDesk } from '../credentials/desk.ts';
import type { Store } from '../store.ts';

export interface HealthReaderDeps {
  store: Store;
  hub: HubClient;
  desk: CredentialDesk;
}

/** Reads from a Hub with the credential that a person chose for its health. */
export class HealthReader {
  readonly #deps: HealthReaderDeps;

  constructor(deps: HealthReaderDeps) {
    this.#deps = deps;
  }

  async read<Name extends AnswerName>(
    id: ProfileId,
    ref: CredentialRef,
    path: string,
    as: Name,
  ): Promise<Result<HubReading<Name>, ReadingProblem>> {
    const answer = await this.#deps.desk.use(id, ref, {
      path,
      purpose: 'own',
      run: (target, credential) => this.#deps.hub.read(target, credential, path, as),
    });
    if (answer.ok) return answer;
    const { problem } = answer;
    switch (problem.kind) {
      case 'hub':
      case 'hub-unreachable':
        return fail(problem.problem);
      case 'account-disabled':
      case 'waiting-for-keychain':
        return fail({ kind: problem.kind });
      default:
        return fail({ kind: 'no-credential' });
    }
  }

  /** A list shown next to the health; an older Hub may not have it. */
  async list<Name extends AnswerName>(
    id: ProfileId,
    path: string,
    as: Name,
  ): Promise<Result<AnswerValue<Name>, ReadingProblem | { kind: 'absent' }>> {
    const answer = await this.#readByChoice(id, path, as);
    if (answer.ok) return ok(answer.value.value);
    const { problem } = answer;
    const absent =
      problem.kind === 'not-found' || (problem.kind === 'not-a-hub' && problem.status === 404);
    return fail(absent ? { kind: 'absent' } : problem);
  }

  /** Seconds after which a heartbeat is old; 0 means unknown, so that an older Hub isn't asked again each minute. */
  async heartbeatLimit(id: ProfileId): Promise<number> {
    const answer = await this.#readByChoice(id, '/api/configurations/', 'configurations');
    return (answer.ok ? answer.value.value.heartbeatLimit : null) ?? 0;
  }

  async #readByChoice<Name extends AnswerName>(
    id: ProfileId,
    path: string,
    as: Name,
  ): Promise<Result<HubReading<Name>, ReadingProblem>> {
    const profile = profileOf(this.#deps.store.state, id);
    if (!profile) return fail({ kind: 'no-credential' });
    return this.read(id, healthCredential(profile), path, as);
  }
}

/** The credential that a profile's health is read with: the chosen one, as long as it exists. */
export function healthCredential(profile: ProfileState): CredentialRef {
  const { healthBy } = profile;
  const there = credentialsOf(profile).find((ref) => healthBy && sameCredential(ref, healthBy));
  return there ?? defaultCredential(profile);
}
