import { accountRows } from './rows/accounts.ts';
import { desktopRows } from './rows/desktop.ts';
import { diskRows } from './rows/disks.ts';
import { hubAnswerRows } from './rows/hub-answers.ts';
import { keychainRows } from './rows/keychains.ts';
import { tokenRows } from './rows/tokens.ts';
import type { Row } from './row.ts';

/** Every fault at every moment where it makes sense. */
export const matrix: readonly Row[] = [
  ...hubAnswerRows,
  ...accountRows,
  ...tokenRows,
  ...keychainRows,
  ...diskRows,
  ...desktopRows,
];
