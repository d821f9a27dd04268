import type { EndpointId } from './endpoint.ts';
import type { PathProblem } from './path-problem.ts';

/** Why there is no command for a request. */
export type RequestProblem =
  | { kind: 'path'; why: PathProblem }
  | { kind: 'bad-body' }
  /** An endpoint that can't be copied without its parameter. */
  | { kind: 'no-parameter'; endpoint: EndpointId; parameter: string }
  | { kind: 'no-method'; method: string }
  /** A sign-in or refresh in a form that can't ask for the password or token. */
  | { kind: 'asks-person' };
