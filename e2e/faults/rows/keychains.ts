import { knowsAllKeys, singleKeyWorks } from '../expectations/hub-keys.ts';
import { losesNothing, staysSignedOut } from '../expectations/keychain-items.ts';
import { answersWithin, isDone, isNotDone, quitsInTime } from '../expectations/outcomes.ts';
import { asksAtMost, signsInAtMost } from '../expectations/requests.ts';
import { backWithin, personGetsIn, staysSignedIn } from '../expectations/sessions.ts';
import { absent, hanging, keyItems, locked, refreshItems, restarted } from '../faults/keychains.ts';
import { moments } from '../moments.ts';
import { rowsOf, type Row } from '../row.ts';

const all = [locked, hanging, restarted];
const failing = [locked, hanging];
/** The time within which everything must work again, in seconds. */
const soon = 30;
const safe = [backWithin(soon), staysSignedIn, losesNothing(soon)];
const atStart = [backWithin(soon), losesNothing(soon)];
const deletedOrDamaged = keyItems.filter(({ name }) => !name.endsWith('overwritten'));

/** The keychain, and what other programs do to its items. */
export const keychainRows: readonly Row[] = [
  ...rowsOf(failing, moments.start, signsInAtMost(0), asksAtMost(1), ...atStart),
  ...rowsOf([restarted], moments.start, asksAtMost(2), backWithin(soon), losesNothing(soon)),
  ...rowsOf(all, moments.signIn, isDone, asksAtMost(4), backWithin(soon)),
  ...rowsOf(all, moments.refresh, asksAtMost(1), ...safe),
  ...rowsOf(all, moments.idle, asksAtMost(2), ...safe),
  ...rowsOf(all, moments.unattendedSignIn, signsInAtMost(1), losesNothing(soon)),
  ...rowsOf(all, moments.copy, isDone, answersWithin(4_000), ...safe),
  ...rowsOf(all, moments.header, isDone, answersWithin(4_000), ...safe),
  ...rowsOf(all, moments.helperCall, isDone, answersWithin(3_000), asksAtMost(1), ...safe),
  ...rowsOf(failing, moments.keyCopy, isNotDone, answersWithin(9_000), backWithin(soon)),
  ...rowsOf(all, moments.keyCreate, asksAtMost(6), ...safe, knowsAllKeys),
  ...rowsOf(all, moments.keyRotate, asksAtMost(10), ...safe, singleKeyWorks, knowsAllKeys),
  ...rowsOf(all, moments.keyRevoke, isDone, asksAtMost(3), backWithin(soon), knowsAllKeys),
  ...rowsOf(all, moments.signOut, asksAtMost(0), staysSignedOut),
  ...rowsOf(all, moments.quit, quitsInTime, losesNothing()),
  ...rowsOf([absent], moments.signIn, isDone, asksAtMost(4), backWithin(5)),
  ...rowsOf([absent], moments.refresh, asksAtMost(1), backWithin(5), staysSignedIn),
  ...rowsOf([absent], moments.helperCall, isDone, asksAtMost(1), staysSignedIn),
  ...rowsOf([absent], moments.copy, isDone, staysSignedIn),
  ...rowsOf([absent], moments.keyCreate, isNotDone, backWithin(5), knowsAllKeys),
  ...rowsOf([absent], moments.quit, quitsInTime),
  ...rowsOf(refreshItems, moments.start, asksAtMost(3), signsInAtMost(1), personGetsIn),
  ...rowsOf(deletedOrDamaged, moments.keyCopy, isNotDone, backWithin(10)),
];
