import { isLocked } from '../../domain/lock.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { doctorLines } from '../../domain/words/doctor/report.ts';
import type { CallContext } from '../call-context.ts';
import { goneSignal } from '../gone-signal.ts';
import { lockedRefusal, type Refusal } from '../refusals.ts';
import type { Reply } from '../reply.ts';

/** Checks this computer. */
export async function doctor({ work, response }: CallContext): Promise<Result<Reply, Refusal>> {
  if (isLocked(work.view())) return fail(lockedRefusal);
  const checks = await work.services.doctor.check(goneSignal(response));
  return ok({
    json: { checks },
    lines: () => doctorLines(checks),
    exit: checks.some(({ result }) => result === 'failed') ? 1 : 0,
  });
}
