import type { CertificateFacts } from '../domain/certificate.ts';
import type { AddressFamily, NameFinding } from '../domain/doctor.ts';
import type { HubProblem } from '../domain/hub-problem.ts';
import type { ProxyInUse } from '../domain/proxy-order.ts';
import type { Result } from '../domain/result.ts';
import type { HubTarget } from './hub-client.ts';

/** What a request without a credential shows about the connection to a Hub. */
export interface HubContact {
  /** null: there is a proxy in between. */
  family: AddressFamily | null;
  /** The certificate that was accepted; null over http. */
  certificate: CertificateFacts | null;
  /** The Hub's own clock when it answered, in ms since the epoch; null if it sent no date. */
  serverNow: number | null;
}

/** Checks the connection to a Hub. Sends no credential, and never rejects. */
export interface HubProbe {
  /** How the Hub's name resolves. May take as long as the system's resolver does. */
  findName(target: HubTarget): Promise<NameFinding>;
  /** What requests to it go through. May take as long as the system needs to say so. */
  proxyOf(target: HubTarget): Promise<ProxyInUse>;
  /** Makes one request, within 9 s and until `signal` aborts. Any answer will do. */
  contact(target: HubTarget, signal?: AbortSignal): Promise<Result<HubContact, HubProblem>>;
}
