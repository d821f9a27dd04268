import { knowsAllKeys } from '../expectations/hub-keys.ts';
import { losesNothing } from '../expectations/keychain-items.ts';
import { isDone } from '../expectations/outcomes.ts';
import { asksAtMost, asksNoMore, signsInAtMost } from '../expectations/requests.ts';
import {
  backWhenAsked,
  backWithin,
  personGetsIn,
  reaches,
  staysSignedIn,
} from '../expectations/sessions.ts';
import { disabledUser, lockouts, newSecret, otherPassword } from '../faults/accounts.ts';
import { moments } from '../moments.ts';
import { rowsOf, type Row } from '../row.ts';

const goesOn = [signsInAtMost(1), backWithin(10), staysSignedIn, losesNothing()];
const asksAPerson = [reaches('disabled'), asksNoMore, signsInAtMost(0), staysSignedIn];

/** The Hub itself rejects the account, or answers differently than before. */
export const accountRows: readonly Row[] = [
  ...rowsOf([newSecret], moments.refresh, asksAtMost(2), ...goesOn),
  ...rowsOf([newSecret], moments.idle, asksAtMost(2), ...goesOn),
  ...rowsOf([newSecret], moments.start, asksAtMost(2), backWithin(15), losesNothing()),
  ...rowsOf([newSecret], moments.helperCall, isDone, asksAtMost(4), ...goesOn),
  ...rowsOf([newSecret], moments.healthReading, asksAtMost(10), ...goesOn),
  ...rowsOf([newSecret], moments.keyCreate, isDone, asksAtMost(8), ...goesOn, knowsAllKeys),
  ...rowsOf([newSecret], moments.copy, isDone, asksAtMost(5), ...goesOn),
  ...rowsOf([newSecret], moments.header, isDone, asksAtMost(5), ...goesOn),
  ...rowsOf([disabledUser], moments.helperCall, asksAtMost(3), ...asksAPerson, backWhenAsked),
  ...rowsOf([disabledUser], moments.healthReading, asksAtMost(7), ...asksAPerson, backWhenAsked),
  ...rowsOf([disabledUser], moments.keyCreate, asksAtMost(4), ...asksAPerson, backWhenAsked),
  // simplejwt still refreshes its tokens, so Hubkey doesn't notice yet.
  ...rowsOf([disabledUser], moments.refresh, asksAtMost(1), ...goesOn),
  ...rowsOf([disabledUser], moments.idle, asksAtMost(2), ...goesOn),
  ...rowsOf([otherPassword], moments.refresh, asksAtMost(1), signsInAtMost(0), ...goesOn),
  ...rowsOf([otherPassword], moments.helperCall, isDone, asksAtMost(1), ...goesOn),
  ...rowsOf(
    [otherPassword, ...lockouts, disabledUser],
    moments.unattendedSignIn,
    asksAtMost(2),
    signsInAtMost(1),
    reaches('expired'),
    personGetsIn,
    losesNothing(),
  ),
];
