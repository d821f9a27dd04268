import type { CertificateFacts, CertificateFault } from '../../domain/certificate.ts';

/** A Hub's certificate was not accepted; nothing was sent. */
export class CertificateError extends Error {
  readonly fault: CertificateFault;
  readonly certificate: CertificateFacts | null;

  constructor(fault: CertificateFault, certificate: CertificateFacts | null) {
    super(`The certificate was not accepted: ${fault}.`);
    this.fault = fault;
    this.certificate = certificate;
  }
}
