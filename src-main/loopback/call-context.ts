import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AppView } from '../domain/app-view.ts';
import type { CallerConnection } from '../domain/caller.ts';
import type { RefusalKind } from '../domain/refusal-kind.ts';
import type { ShellId } from '../domain/settings.ts';
import type { Services } from '../services/create-services.ts';
import type { Gatekeeper } from './gate.ts';
import type { RefusalsByTicket } from './refusals-by-ticket.ts';
import type { RequestHead } from './request-head.ts';

/** What the calls need of the services. */
type HelperServices = Pick<
  Services,
  'sessions' | 'callerActs' | 'callerSignIns' | 'keyCommands' | 'health' | 'jobs'
> & {
  helperCopies: Pick<Services['helperCopies'], 'copy'>;
  headers: Pick<Services['headers'], 'header' | 'environment'>;
  forwards: Pick<Services['forwards'], 'forward'>;
  doctor: Pick<Services['doctor'], 'check'>;
};

/** What the helper works with, supplied by the services and the surfaces. */
export interface HelperWork {
  view(): AppView;
  services: HelperServices;
  /** Shows the window, or the quick palette. The token is what a Wayland desktop wants; null: there is none. */
  open(what: { quick: boolean; activationToken: string | null }): void;
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
  refusals: RefusalsByTicket;
  work: HelperWork;
  caller: CallerConnection;
  /** Removes the time limit for the rest of the request. */
  unhurried: () => void;
}
