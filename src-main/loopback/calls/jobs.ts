import type { HubJob } from '../../domain/health.ts';
import { jobEnding } from '../../domain/job.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { helperWords } from '../../domain/words/helper-words.ts';
import { jobsText, jobText } from '../../domain/words/terminal/jobs-text.ts';
import type { UseProblem } from '../../services/credentials/desk.ts';
import type { JobRequest } from '../../services/job-service.ts';
import type { CallContext } from '../call-context.ts';
import { credentialNamed } from '../find-key.ts';
import { profileNamed } from '../find-profile.ts';
import { goneSignal } from '../gone-signal.ts';
import { isoOrNull } from '../iso.ts';
import { readQuery } from '../read-query.ts';
import { badRequest, headerRefusal, hubRefusal, type Refusal } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { waitOf } from '../waiting.ts';

/** The first page of the Hub's jobs. */
export async function jobs(context: CallContext): Promise<Result<Reply, Refusal>> {
  const request = readRequest(context);
  if (!request.ok) return request;
  const { work } = context;
  const listed = await work.services.jobs.list(request.value);
  if (!listed.ok) return fail(refusalOf(listed.problem));
  return ok({
    json: { jobs: listed.value.map(jobAnswer) },
    lines: (paint) => jobsText(listed.value, work.now(), paint),
  });
}

/** A single job. `ended`: nothing more happens to it. */
export async function job(context: CallContext): Promise<Result<Reply, Refusal>> {
  const id = /^\/v1\/jobs\/(\d{1,15})(?:\?|$)/.exec(context.head.target)?.[1];
  if (id === undefined) return fail(badRequest(helperWords['job-id']));
  const request = readRequest(context);
  if (!request.ok) return request;
  const { work } = context;
  const found = await work.services.jobs.job(request.value, id);
  if (!found.ok) {
    const { problem } = found;
    const isUnknown = problem.kind === 'hub' && problem.problem.kind === 'not-found';
    return fail(isUnknown ? noSuchJob : refusalOf(problem));
  }
  const { queue, started, completed } = found.value;
  const ending = jobEnding(found.value);
  const details = { queue, started: isoOrNull(started), completed: isoOrNull(completed) };
  return ok({
    json: { job: { ...jobAnswer(found.value), ...details }, ended: ending !== null },
    lines: (paint) => jobText(found.value, work.now(), paint),
    exit: ending === 'badly' ? 1 : 0,
    ended: ending !== null,
  });
}

function readRequest({ head, work, response }: CallContext): Result<JobRequest, Refusal> {
  const query = readQuery(head, ['profile', 'key']);
  if (!query.ok) return query;
  const view = work.view();
  const profile = profileNamed(query.value('profile'), view);
  if (!profile.ok) return profile;
  const credential = credentialNamed(query.value('key'), profile.value, view);
  if (!credential.ok) return credential;
  const wait = waitOf(head);
  if (!wait.ok) return wait;
  return ok({
    profile: profile.value.id,
    credential: credential.value,
    patience: { waitMs: wait.value, signal: goneSignal(response) },
  });
}

const jobAnswer = ({ runtimeMs, created, ...more }: HubJob): object => ({
  id: more.id,
  name: more.name,
  state: more.state,
  site: more.site,
  owner: more.owner,
  created: isoOrNull(created),
  runtimeSeconds: runtimeMs === null ? null : runtimeMs / 1000,
});

function refusalOf(problem: UseProblem): Refusal {
  switch (problem.kind) {
    case 'hub':
      return hubRefusal(problem.hub, problem.problem);
    case 'hub-unreachable':
      return headerRefusal({ kind: problem.kind });
    default:
      return headerRefusal(problem);
  }
}

const noSuchJob: Refusal = {
  status: 404,
  kind: 'not-found',
  message: helperWords['no-job'],
};
