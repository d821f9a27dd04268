import { losesNothing } from '../expectations/keychain-items.ts';
import { isDone } from '../expectations/outcomes.ts';
import { asksAtMost, signsInAtMost } from '../expectations/requests.ts';
import { backWithin, staysSignedIn } from '../expectations/sessions.ts';
import { bornOver, jumpingClocks, oddTokens, opaqueTokens } from '../faults/tokens.ts';
import { moments } from '../moments.ts';
import { rowsOf, type Row } from '../row.ts';

const goesOn = [signsInAtMost(1), backWithin(15), staysSignedIn, losesNothing()];
const odd = [...oddTokens, opaqueTokens];
const some = oddTokens.filter(({ name }) => !/Date|years/.test(name));

/** Tokens and clocks that differ from the documentation. */
export const tokenRows: readonly Row[] = [
  ...rowsOf(odd, moments.signIn, isDone, asksAtMost(4), backWithin(5)),
  ...rowsOf(odd, moments.refresh, asksAtMost(1), ...goesOn),
  ...rowsOf(odd, moments.helperCall, isDone, asksAtMost(1), ...goesOn),
  ...rowsOf(some, moments.idle, asksAtMost(2), ...goesOn),
  ...rowsOf(some, moments.start, asksAtMost(2), backWithin(15), losesNothing()),
  ...rowsOf(jumpingClocks, moments.refresh, asksAtMost(1), ...goesOn),
  ...rowsOf(jumpingClocks, moments.idle, asksAtMost(2), ...goesOn),
  ...rowsOf(jumpingClocks, moments.helperCall, isDone, asksAtMost(3), ...goesOn),
  ...rowsOf([bornOver], moments.refresh, asksAtMost(2), ...goesOn),
  ...rowsOf([bornOver], moments.idle, asksAtMost(3), ...goesOn),
  ...rowsOf([bornOver], moments.start, asksAtMost(3), backWithin(15), losesNothing()),
];
