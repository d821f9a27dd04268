import type { ConnectionFileProblem } from '../../domain/connection-file.ts';

/** A file that was chosen for a Hub's connections can't be used; nothing was sent. */
export class ConnectionFileError extends Error {
  readonly problem: ConnectionFileProblem;

  constructor(problem: ConnectionFileProblem) {
    super(`A file for the connection can't be used: ${problem.fault}.`);
    this.problem = problem;
  }
}
