import type { Finding } from '../../domain/doctor.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Check } from './check.ts';

/** How long a check may take, in ms. */
const maxCheckMs = 10_000;

/** Runs a check. One that throws or hangs gives a finding too, so that it doesn't affect the others. */
export function runCheck({ row, run }: Check, clock: Clock): Promise<Finding> {
  return new Promise((resolve) => {
    const timer = clock.at(clock.now() + maxCheckMs, () => {
      resolve({ id: 'unfinished', row, why: 'too-slow' });
    });
    const give = (finding: Finding): void => {
      timer.dispose();
      resolve(finding);
    };
    started(run).then(give, () => give({ id: 'unfinished', row, why: 'broken' }));
  });
}

/** A check may throw before it returns a promise. */
const started = async (run: Check['run']): Promise<Finding> => run();
