import type { CertificateFacts } from '../domain/certificate.ts';
import type { AddressFamily, NameFinding } from '../domain/doctor.ts';
import type { HubProblem } from '../domain/hub-problem.ts';
import type { Result } from '../domain/result.ts';
import type { HubTarget } from './hub-client.ts';

/** What one request without a credential shows of the way to a Hub. */
export interface HubContact {
  /** null: a proxy is between. */
  family: AddressFamily | null;
  /** The certificate that was accepted; null over http. */
  certificate: CertificateFacts | null;
  /** The Hub's own clock at its answer, in ms since the epoch; null where it sent no date. */
  serverNow: number | null;
}

/** Looks at the way to a Hub. Sends no credential, and rejects never. */
export interface HubProbe {
  /** How the Hub's name resolves. May take as long as the system's resolver does. */
  findName(hub: string): Promise<NameFinding>;
  /** The proxy that requests to it go through, without user and password; null: none. */
  proxyOf(hub: string): string | null;
  /** Makes one request, whatever the Hub answers to it; within 9 s. */
  contact(target: HubTarget): Promise<Result<HubContact, HubProblem>>;
}
