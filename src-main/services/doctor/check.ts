import type { CheckName, Finding } from '../../domain/doctor.ts';

/** One check, and the row to show if the check itself fails. */
export interface Check {
  row: CheckName;
  run: () => Promise<Finding>;
}
