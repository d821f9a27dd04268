/** What a person can compare before trusting a Hub's certificate. No part of it is secret. */
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

/** Why a certificate was not accepted. `changed`: another one than the pinned one came. */
export type CertificateFault = 'unknown' | 'expired' | 'not-yet-valid' | 'wrong-host' | 'changed';

/** Whether a person may pin it: one outside its dates stays refused, as pinning would hide that. */
export function pinnable(fault: CertificateFault): boolean {
  return fault === 'unknown' || fault === 'wrong-host' || fault === 'changed';
}
