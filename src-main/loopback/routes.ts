import type { AppView } from '../domain/app-view.ts';
import type { CopyProblem, CopyReceipt, CopyRequest } from '../domain/copy-request.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { ShellId } from '../domain/settings.ts';
import { copyRefusal, readCopyAsk } from './copy-ask.ts';
import type { Refusal } from './gate.ts';
import { statusAnswer } from './status-answer.ts';

/** What the helper can do, from outside it. */
export interface HelperWork {
  view(): AppView;
  copy(request: CopyRequest): Promise<Result<CopyReceipt, CopyProblem>>;
  shell(): ShellId;
  /** Hears the kind of every refusal. */
  refused?: (why: string) => void;
  /** ms since the epoch. */
  now(): number;
}

export type Answer = Result<object, Refusal>;

export interface Route {
  method: 'GET' | 'POST';
  path: string;
  answer(work: HelperWork, body: unknown): Answer | Promise<Answer>;
}

/** The calls of version 1, a line each. */
const routes: readonly Route[] = [
  { method: 'GET', path: '/v1/status', answer: (work) => ok(statusAnswer(work.view())) },
  { method: 'POST', path: '/v1/copy', answer: copy },
];

/** The methods of a path, or null where there is no such call. */
export function methodsAt(path: string): readonly string[] | null {
  const methods = routes.filter((route) => route.path === path).map(({ method }) => method);
  return methods.length ? methods : null;
}

async function copy(work: HelperWork, body: unknown): Promise<Answer> {
  const ask = readCopyAsk(body, work.view(), work.shell());
  if (!ask.ok) return ask;
  const copied = await work.copy(ask.value);
  if (!copied.ok) return fail(copyRefusal(copied.problem));
  const { what, clearsAt } = copied.value;
  const clearsInSeconds = clearsAt === null ? null : Math.round((clearsAt - work.now()) / 1000);
  return ok({ copied: what, clearsInSeconds });
}

/** The call of that method and path. */
export const routeAt = (method: string, path: string): Route | undefined =>
  routes.find((route) => route.method === method && route.path === path);
