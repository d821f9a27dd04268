import { exhaustive } from '../exhaustive.ts';
import { m } from '../messages/index.ts';
import type { PathProblem } from '../path-problem.ts';
import type { RequestProblem } from '../request-problem.ts';
import { endpointName } from './endpoint-words.ts';
import { shortName, shownName } from './shown-name.ts';

const paths: Record<PathProblem, () => string> = {
  empty: m.copy_path_empty,
  'control-character': m.copy_path_control_character,
  address: m.copy_path_address,
  'goes-up': m.copy_path_goes_up,
  'outside-api': m.copy_path_outside_api,
  fragment: m.copy_path_fragment,
  'unsafe-character': m.copy_path_unsafe_character,
};

/** What is wrong with a path, and what to do. */
export const pathProblemWords = (problem: PathProblem): string => paths[problem]();

/** Why there is no command for a request, and what to do. */
export function requestProblemWords(problem: RequestProblem): string {
  switch (problem.kind) {
    case 'path':
      return pathProblemWords(problem.why);
    case 'bad-body':
      return m.copy_problem_body();
    case 'no-parameter':
      return m.copy_problem_parameter({
        name: endpointName(problem.endpoint),
        parameter: shownName(problem.parameter),
      });
    case 'no-method':
      return m.copy_problem_method({ method: shortName(problem.method, 20) });
    case 'asks-person':
      return m.copy_problem_asks();
    default:
      return exhaustive(problem);
  }
}
