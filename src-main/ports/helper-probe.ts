import type { HelperAddress } from '../domain/app-state.ts';
import type { HelperFileFault, HelperReply } from '../domain/doctor.ts';

/** Sees the helper as a program does that wants something of it. Rejects never. */
export interface HelperProbe {
  /** What is wrong with its files and its socket; null where this system has no modes. */
  fileFaults(address: HelperAddress): Promise<readonly HelperFileFault[] | null>;
  /** Asks `GET /v1/status` over TCP, within 5 s. */
  requestOverTcp(address: HelperAddress): Promise<HelperReply>;
  /** The same over a Unix socket. */
  requestOverSocket(socket: string): Promise<HelperReply>;
}
