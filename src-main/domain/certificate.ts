/** The details that a person can compare before trusting a Hub's certificate. None of them is secret. */
export interface CertificateFacts {
  /** SHA-256 of the DER form, as `AA:BB:…`, 32 bytes. */
  sha256: string;
  subject: string;
  issuer: string;
  /** ms since the epoch. */
  validFrom: number;
  /** ms since the epoch. */
  validTo: number;
}

/** Why a certificate was not accepted. `changed`: the Hub showed a certificate other than the pinned one. */
export type CertificateFault = 'unknown' | 'expired' | 'not-yet-valid' | 'wrong-host' | 'changed';

/** What a Hub made of the certificate that it was shown, or of being shown none. */
export type ClientCertificateFault = 'wanted' | 'perhaps-wanted' | 'refused';

/** Whether a person may pin it. An expired certificate stays refused, because a pin would hide that. */
export function pinnable(fault: CertificateFault): boolean {
  return fault === 'unknown' || fault === 'wrong-host' || fault === 'changed';
}
