import { session, type Session } from 'electron';

/** Names the session of Hubkey's own pages. Without “persist:” it is in memory, and Chromium saves nothing of it. */
export const windowPartition = 'hubkey';

/** The session of Hubkey's own pages. Call it once Electron is ready. */
export const windowSession = (): Session => session.fromPartition(windowPartition);
