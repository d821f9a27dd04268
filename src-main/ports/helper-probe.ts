import type { HelperAddress } from '../domain/app-state.ts';
import type { HelperFileFault, HelperReply } from '../domain/doctor.ts';

/** Checks the helper from the outside, as a program would use it. Never rejects. */
export interface HelperProbe {
  /** What is wrong with its files and its socket; null if this system has no file modes. */
  fileFaults(address: HelperAddress): Promise<readonly HelperFileFault[] | null>;
  /** Sends `GET /v1/status` over TCP, within 5 s. */
  requestOverTcp(address: HelperAddress): Promise<HelperReply>;
  /** The same over a Unix socket. */
  requestOverSocket(socket: string): Promise<HelperReply>;
}
