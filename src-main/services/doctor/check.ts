import type { CheckName, Finding } from '../../domain/doctor.ts';

/** One check: what its row is called if it does not end well, and how it is made. */
export interface Check {
  row: CheckName;
  run: () => Promise<Finding>;
}
