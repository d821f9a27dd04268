import type { Fault } from '../fault.ts';
import { knowsAllKeys, oldKeyWorks, singleKeyWorks } from '../expectations/hub-keys.ts';
import { losesNothing, staysSignedOut } from '../expectations/keychain-items.ts';
import {
  answersWithin,
  isDone,
  isNotDone,
  quitsInTime,
  refusesInWords,
  saysWhy,
} from '../expectations/outcomes.ts';
import { asksAtMost, signsInAtMost } from '../expectations/requests.ts';
import { backWithin, personGetsIn, reaches, staysSignedIn } from '../expectations/sessions.ts';
import { anotherCertificate, certificates } from '../faults/connections.ts';
import { afterTheWork, blocking, failing, throttling } from '../faults/hub-answers.ts';
import { moments } from '../moments.ts';
import { rowsOf, type Row } from '../row.ts';

const named = (faults: readonly Fault[], ...names: string[]): Fault[] =>
  faults.filter(({ name }) => names.includes(name));
const without = (faults: readonly Fault[], ...names: string[]): Fault[] =>
  faults.filter(({ name }) => !names.includes(name));

const all = [...blocking, ...throttling, ...failing];
const hang = named(failing, 'hang');
const answering = without(all, 'hang');
/** One of each kind, as all of a kind mean the same. */
const some = named(
  answering,
  'Basic 401',
  'empty 403',
  '429 with Retry-After',
  '503',
  'reset',
  'no Hub',
);
/** Faults that are over within seconds, without the 429 in front of the Hub, which asks for a longer wait. */
const soonOver = without(afterTheWork, '429 after the work');

/** Without those that are handled by the same line of code as another. */
const distinct = without(all, 'HTML 401', 'empty 403', '429 without Retry-After', '502');

const safe = [staysSignedIn, losesNothing()];

/** Requests with the session. */
const session: readonly Row[] = [
  ...rowsOf(
    answering,
    moments.refresh,
    asksAtMost(1),
    signsInAtMost(0),
    saysWhy,
    backWithin(15),
    ...safe,
  ),
  ...rowsOf([...hang, ...soonOver], moments.refresh, asksAtMost(1), backWithin(15), ...safe),
  ...rowsOf(
    without([...distinct, ...afterTheWork], 'wrong shape'),
    moments.helperCall,
    isNotDone,
    asksAtMost(1),
    backWithin(15),
    ...safe,
  ),
  // A script gets the Hub's answer unchanged.
  ...rowsOf(named(failing, 'wrong shape'), moments.helperCall, isDone, asksAtMost(1), ...safe),
  ...rowsOf(
    [...some, ...hang, ...soonOver],
    moments.healthReading,
    asksAtMost(4),
    signsInAtMost(0),
    backWithin(15),
    ...safe,
  ),
  ...rowsOf(some, moments.idle, asksAtMost(2), signsInAtMost(0), backWithin(20), ...safe),
  ...rowsOf([...some, ...hang], moments.start, asksAtMost(2), backWithin(20), losesNothing()),
  ...rowsOf([...some, ...hang], moments.header, isDone, answersWithin(3_000), ...safe),
  ...rowsOf([...some, ...hang], moments.copy, isDone, answersWithin(3_000), asksAtMost(2), ...safe),
];

/** Requests with a password. */
const passwords: readonly Row[] = [
  ...rowsOf(answering, moments.signIn, isNotDone, refusesInWords, asksAtMost(1), personGetsIn),
  ...rowsOf(hang, moments.signIn, isNotDone, asksAtMost(1), personGetsIn),
  // Whatever a gateway answers, the password is sent only once, as an account behind it may get locked.
  ...rowsOf(
    [...blocking, ...throttling, ...named(afterTheWork, 'HTML 401 after the work')],
    moments.unattendedSignIn,
    signsInAtMost(1),
    reaches('expired'),
    losesNothing(5, ['access', 'refresh']),
    personGetsIn,
    losesNothing(),
  ),
  ...rowsOf(
    [
      ...failing,
      ...named(afterTheWork, '502 after the work', 'cut answer', 'reset after the work'),
    ],
    moments.unattendedSignIn,
    signsInAtMost(1),
    backWithin(15),
    ...safe,
  ),
];

/** Requests about client keys. */
const keys: readonly Row[] = [
  ...rowsOf(
    [...distinct, ...afterTheWork],
    moments.keyCreate,
    isNotDone,
    asksAtMost(5),
    backWithin(15),
    knowsAllKeys,
    ...safe,
  ),
  ...rowsOf(
    [...distinct, ...afterTheWork],
    moments.keyRotate,
    asksAtMost(8),
    backWithin(15),
    singleKeyWorks,
    knowsAllKeys,
    ...safe,
  ),
  // A 200 of any shape means that the key is gone.
  ...rowsOf(
    without(distinct, 'wrong shape'),
    moments.keyRevoke,
    isNotDone,
    asksAtMost(2),
    backWithin(15),
    oldKeyWorks,
    ...safe,
  ),
  ...rowsOf(
    soonOver,
    moments.keyRevoke,
    asksAtMost(2),
    backWithin(15),
    knowsAllKeys,
    staysSignedIn,
  ),
];

/** Actions that need no Hub. */
const alone: readonly Row[] = [
  ...rowsOf(
    [...named(some, 'Basic 401', '503', 'no Hub'), ...hang],
    moments.signOut,
    asksAtMost(0),
    staysSignedOut,
  ),
  ...rowsOf(
    [...named(some, 'Basic 401', 'no Hub'), ...hang],
    moments.quit,
    quitsInTime,
    losesNothing(),
  ),
];

/** Nothing is sent to a Hub with a different certificate. */
const connections: readonly Row[] = [
  ...rowsOf(certificates, moments.refresh, asksAtMost(0), saysWhy, ...safe),
  ...rowsOf(certificates, moments.helperCall, isNotDone, refusesInWords, asksAtMost(0), ...safe),
  ...rowsOf([anotherCertificate], moments.keyCreate, isNotDone, asksAtMost(0), ...safe),
  ...rowsOf([anotherCertificate], moments.healthReading, asksAtMost(0), ...safe),
];

export const hubAnswerRows: readonly Row[] = [
  ...session,
  ...passwords,
  ...keys,
  ...alone,
  ...connections,
];
