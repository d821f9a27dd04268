import type { AnswerName } from '../../domain/answer-readers.ts';
import type { ProfileState } from '../../domain/app-state.ts';
import {
  credentialsOf,
  defaultCredential,
  sameCredential,
  type CredentialRef,
} from '../../domain/credential.ts';
import type { ReadingProblem } from '../../domain/health.ts';
import type { ProfileId } from '../../domain/ids.ts';
import { fail, type Result } from '../../domain/result.ts';
import type { HubClient, HubReading } from '../../ports/hub-client.ts';
import type { CredentialDesk } from '../credentials/desk.ts';

export interface HealthReaderDeps {
  hub: HubClient;
  desk: CredentialDesk;
}

/** Reads of a Hub with the credential that a person chose for its health. */
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
      run: (target, credential) => this.#deps.hub.read(target, credential, path, as),
    });
    if (answer.ok) return answer;
    const { problem } = answer;
    const hubs = problem.kind === 'hub' || problem.kind === 'hub-unreachable';
    return fail(hubs ? problem.problem : { kind: 'no-credential' });
  }
}

/** The credential that a profile's health is read with: the chosen one while it is there. */
export function healthCredential(profile: ProfileState): CredentialRef {
  const { healthBy } = profile;
  const there = credentialsOf(profile).find((ref) => healthBy && sameCredential(ref, healthBy));
  return there ?? defaultCredential(profile);
}
