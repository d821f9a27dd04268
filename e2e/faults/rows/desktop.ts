import { knowsAllKeys, oldKeyWorks, singleKeyWorks } from '../expectations/hub-keys.ts';
import { losesNothing } from '../expectations/keychain-items.ts';
import { answersWithin, isDone, quitsInTime } from '../expectations/outcomes.ts';
import { asksAtMost } from '../expectations/requests.ts';
import { backWithin } from '../expectations/sessions.ts';
import { opensAWindow } from '../expectations/windows.ts';
import { clipboardHangs, killed, rendererKilled, terminated } from '../faults/processes.ts';
import { moments } from '../moments.ts';
import { rowsOf, type Row } from '../row.ts';

const ended = [killed, terminated];
const safe = [backWithin(20), losesNothing()];

/** Processes that end, and the clipboard. */
export const desktopRows: readonly Row[] = [
  ...rowsOf(ended, moments.refresh, asksAtMost(1), ...safe),
  ...rowsOf([killed], moments.idle, asksAtMost(2), ...safe),
  ...rowsOf([killed], moments.copy, ...safe),
  ...rowsOf([killed], moments.helperCall, ...safe),
  ...rowsOf([killed], moments.healthReading, ...safe),
  ...rowsOf(ended, moments.keyCreate, ...safe, knowsAllKeys, oldKeyWorks),
  ...rowsOf(ended, moments.keyRotate, ...safe, singleKeyWorks, knowsAllKeys),
  ...rowsOf([killed], moments.keyRevoke, backWithin(20), knowsAllKeys),
  ...rowsOf([rendererKilled], moments.copy, opensAWindow),
  ...rowsOf([rendererKilled], moments.refresh, opensAWindow),
  ...rowsOf([clipboardHangs], moments.copy, isDone, answersWithin(5_000), ...safe),
  ...rowsOf([clipboardHangs], moments.quit, quitsInTime, losesNothing()),
];
