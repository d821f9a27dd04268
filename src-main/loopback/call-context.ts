import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AppView } from '../domain/app-view.ts';
import type { CallerConnection } from '../domain/caller.ts';
import type { CheckRow } from '../domain/doctor.ts';
import type { ConsentProblem } from '../domain/consent-problem.ts';
import type { CopyProblem, CopyReceipt } from '../domain/copy-request.ts';
import type { HeaderProblem } from '../domain/header-problem.ts';
import type { RefusalKind } from '../domain/refusal-kind.ts';
import type { Result } from '../domain/result.ts';
import type { Secret } from '../domain/secret.ts';
import type { ShellId } from '../domain/settings.ts';
import type { ForwardedAnswer } from '../ports/hub-forwarder.ts';
import type { Services } from '../services/create-services.ts';
import type { HelperCopyRequest } from '../services/copies/helper-copy-service.ts';
import type { HeaderRequest } from '../services/header-service.ts';
import type { ForwardRequest, ForwardProblem } from '../services/forward-service.ts';
import type { Gatekeeper } from './gate.ts';
import type { RequestHead } from './request-head.ts';

type CommandServices = Pick<
  Services,
  'sessions' | 'callerActs' | 'callerSignIns' | 'keyCommands' | 'health' | 'jobs'
>;

/** The functions that the helper offers, supplied by the services. */
export interface HelperWork {
  view(): AppView;
  copy(request: HelperCopyRequest): Promise<Result<CopyReceipt, CopyProblem | ConsentProblem>>;
  header: (request: HeaderRequest) => Promise<Result<Secret, HeaderProblem>>;
  environment: (request: HeaderRequest) => Promise<Result<Secret, HeaderProblem>>;
  /** The services behind the calls of the `hubkey` command. */
  services: CommandServices;
  forward(request: ForwardRequest): Promise<Result<ForwardedAnswer, ForwardProblem>>;
  /** Checks this computer, within about 10 s. */
  doctor(): Promise<readonly CheckRow[]>;
  /** Shows the window, or the quick palette. */
  open(what: { quick: boolean }): void;
  shell(): ShellId;
  /** Called with the kind of every refusal. */
  refused?: (why: RefusalKind) => void;
  /** Called with Hubkey's own errors. */
  broke?: (error: unknown) => void;
  /** ms since the epoch. */
  now(): number;
}

/** One request while it is handled. */
export interface CallContext {
  head: RequestHead;
  request: IncomingMessage;
  response: ServerResponse;
  gate: Gatekeeper;
  work: HelperWork;
  caller: CallerConnection;
  /** Removes the time limit for the rest of the request. */
  unhurried: () => void;
}
