/**
 * Why the system's keychain as a whole didn't do as asked.
 * locked: a person has to unlock it · waiting: the call is still running, usually because a person is being asked ·
 * absent: no keychain runs here · headless: there is no desktop session to reach one through ·
 * denied: the system or a person refused Hubkey · full: it has no room left ·
 * restarted: it was restarted and the connection to it is dead · gone: it ended or stopped answering during a call ·
 * failed: any other error.
 */
export type KeychainFault =
  | 'locked'
  | 'waiting'
  | 'absent'
  | 'headless'
  | 'denied'
  | 'full'
  | 'restarted'
  | 'gone'
  | 'failed';

/**
 * What is wrong with one item while the keychain works.
 * missing: it isn't there, though Hubkey stored it · empty: another program emptied it ·
 * several: another program stored a second one of that name · too-large: beyond what Windows stores.
 */
export type ItemFault = 'missing' | 'empty' | 'several' | 'too-large';

export type KeychainProblem = KeychainFault | ItemFault;

/** The state of the keychain in this run. `unknown` until first used. */
export type KeychainState = 'unknown' | 'working' | KeychainFault;

const itemFaults: readonly KeychainProblem[] = ['missing', 'empty', 'several', 'too-large'];

/** Whether the problem concerns a single item, while the keychain itself works. */
export function isItemFault(problem: KeychainProblem): problem is ItemFault {
  return itemFaults.includes(problem);
}

/** Problems with which the keychain can't have any items, so there is nothing to wait for. */
export function nothingToWaitFor(problem: KeychainProblem): boolean {
  return problem === 'absent' || problem === 'headless' || isItemFault(problem);
}
