import { session, type Session } from 'electron';
import { guardSession } from './guard-session.ts';

/**
 * A session, in memory, that does nothing but run the system's proxy configuration file: what is set for it applies to
 * no page. Call it once.
 */
export function pacSession(): Session {
  const own = session.fromPartition('proxy-file');
  guardSession(own);
  return own;
}
