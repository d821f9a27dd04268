import type { TlsMood } from '../../hub/moods.ts';
import type { Fault } from '../fault.ts';

/** The Hub shows a different certificate than the trusted one for a while. */
const certificate = (name: string, mood: Exclude<TlsMood, 'none'>): Fault => ({
  name,
  family: 'connection',
  hub: { tls: 'self-signed' },
  begin: ({ hub }) => hub.useCertificate(mood),
});

export const anotherCertificate = certificate('another certificate', 'self-signed');

export const certificates: readonly Fault[] = [
  anotherCertificate,
  certificate('an expired certificate', 'expired'),
  certificate('a certificate for another name', 'wrong-host'),
];
