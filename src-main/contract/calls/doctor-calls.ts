import type { ClipboardProblem } from '../../domain/copy-request.ts';
import type { CheckRow } from '../../domain/doctor.ts';
import type { Result } from '../../domain/result.ts';
import { call } from '../call.ts';
import { nothing, profile } from '../inputs.ts';

/** The doctor, and its report. */
export const doctorCalls = {
  /** Checks this computer and the connections to its Hubs, within about 10 s. */
  doctor: call(nothing).returns<readonly CheckRow[]>(),
  /** Checks the connection to the Hub of one profile, within about 10 s. */
  checkHub: call(profile).returns<readonly CheckRow[]>(),
  /** Puts the last report on the clipboard; `nothing`: there is none yet. */
  copyDoctorReport: call(nothing).returns<Result<void, ClipboardProblem | 'nothing'>>(),
};
