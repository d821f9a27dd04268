import type { Activity } from '../domain/activity.ts';
import type { AnswerName, AnswerValue } from '../domain/answer-readers.ts';
import { profileOf } from '../domain/app-state.ts';
import { credentialName, keyOf, type CredentialRef } from '../domain/credential.ts';
import type { HubJob } from '../domain/health.ts';
import { statusOfProblem } from '../domain/hub-problem.ts';
import type { ProfileId } from '../domain/ids.ts';
import type { HubJobDetails } from '../domain/job.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { HubClient } from '../ports/hub-client.ts';
import type { CredentialDesk, Patience, UseProblem } from './credentials/desk.ts';
import type { Store } from './store.ts';

export interface JobRequest {
  profile: ProfileId;
  credential: CredentialRef;
  patience: Patience;
}

export interface JobDeps {
  store: Store;
  desk: CredentialDesk;
  hub: HubClient;
  record: (activity: Activity) => void;
}

/** Reads jobs from a Hub for programs, as a request through the helper would. */
export class JobService {
  readonly #deps: JobDeps;

  constructor(deps: JobDeps) {
    this.#deps = deps;
  }

  /** The first page of the Hub's list. */
  list(request: JobRequest): Promise<Result<readonly HubJob[], UseProblem>> {
    return this.#read(request, '/api/jobs/', 'jobs');
  }

  /** `id`: digits. */
  job(request: JobRequest, id: string): Promise<Result<HubJobDetails, UseProblem>> {
    return this.#read(request, `/api/jobs/${id}/`, 'job');
  }

  async #read<Name extends AnswerName>(
    { profile: id, credential: ref, patience }: JobRequest,
    path: string,
    as: Name,
  ): Promise<Result<AnswerValue<Name>, UseProblem>> {
    const { store, desk, hub, record } = this.#deps;
    const profile = profileOf(store.state, id);
    if (!profile) return fail({ kind: 'no-profile' });
    if (ref.kind === 'client-key' && !keyOf(profile, ref)) {
      return fail({ kind: 'no-key', name: ref.name });
    }
    const answer = await desk.use(
      id,
      ref,
      {
        path,
        purpose: 'forward',
        run: (target, credential) => hub.read(target, credential, path, as),
      },
      patience,
    );
    const status = answer.ok ? 200 : statusIn(answer.problem);
    const credential = credentialName(profile, ref);
    record({ kind: 'passed', method: 'GET', path, status, profile: profile.name, credential });
    return answer.ok ? ok(answer.value.value) : answer;
  }
}

const statusIn = (problem: UseProblem): number | null =>
  problem.kind === 'hub' ? statusOfProblem(problem.problem) : null;
