import { doctorReport } from '../domain/words/doctor/report.ts';
import { sendJson, sendText } from './answers.ts';
import type { CallContext } from './call-context.ts';
import { lockedRefusal, type Refusal } from './refusals.ts';
import { wantsText } from './wants-text.ts';

/** Checks this computer. Text for `Accept: text/plain`, otherwise `{"checks":[…]}`. */
export async function doctor({ head, response, work }: CallContext): Promise<Refusal | null> {
  if (work.view().lock.state === 'locked') return lockedRefusal;
  const checks = await work.doctor();
  // The caller may have gone away meanwhile.
  if (response.destroyed) return null;
  if (wantsText(head)) sendText(response, doctorReport(checks));
  else sendJson(response, 200, { checks });
  return null;
}
