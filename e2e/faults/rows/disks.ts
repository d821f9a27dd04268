import { knowsAllKeys, singleKeyWorks } from '../expectations/hub-keys.ts';
import { losesNothing, staysSignedOut, survivesARestart } from '../expectations/keychain-items.ts';
import { isDone, quitsInTime, saysNotice } from '../expectations/outcomes.ts';
import { asksAtMost } from '../expectations/requests.ts';
import { backWithin, staysSignedIn } from '../expectations/sessions.ts';
import {
  damagedSettings,
  folderGone,
  full,
  singleWrongField,
  readOnly,
  unreadableSettings,
} from '../faults/disks.ts';
import { moments } from '../moments.ts';
import { rowsOf, type Row } from '../row.ts';

const noWriting = [full, readOnly, folderGone];
const safe = [backWithin(15), losesNothing(), survivesARestart];

/** The disk, and Hubkey's files on it. */
export const diskRows: readonly Row[] = [
  // If the helper's files can't be written, a notice says so, and the next start repairs it.
  ...rowsOf([full], moments.start, asksAtMost(2), losesNothing(), survivesARestart),
  ...rowsOf(noWriting, moments.signIn, isDone, asksAtMost(4), backWithin(5), survivesARestart),
  ...rowsOf(noWriting, moments.refresh, asksAtMost(1), staysSignedIn, ...safe),
  ...rowsOf(noWriting, moments.copy, isDone, staysSignedIn, ...safe),
  ...rowsOf(noWriting, moments.keyCreate, asksAtMost(6), ...safe, knowsAllKeys),
  ...rowsOf(noWriting, moments.keyRotate, asksAtMost(10), ...safe, singleKeyWorks, knowsAllKeys),
  ...rowsOf(noWriting, moments.signOut, asksAtMost(0), staysSignedOut),
  ...rowsOf(noWriting, moments.quit, quitsInTime, losesNothing()),
  ...rowsOf(
    [unreadableSettings, ...singleWrongField],
    moments.start,
    losesNothing(),
    survivesARestart,
  ),
  ...rowsOf(damagedSettings, moments.start, saysNotice('settings-damaged'), losesNothing()),
];
