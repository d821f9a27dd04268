import type { EnvironmentNote } from '../environment-note.ts';

/** What a variable of the environment means for Hubkey, a sentence each. */
export const environmentWords: Record<EnvironmentNote, string> = {
  NODE_TLS_REJECT_UNAUTHORIZED:
    'NODE_TLS_REJECT_UNAUTHORIZED is set on this computer. Hubkey ignores it: certificates are always checked.',
  SSLKEYLOGFILE:
    'SSLKEYLOGFILE is set on this computer. Hubkey ignores it: the keys of its connections are never written to a file.',
  NODE_EXTRA_CA_CERTS:
    'NODE_EXTRA_CA_CERTS is set: Hubkey also trusts the certificate authorities in that file.',
  SSL_CERT_FILE:
    'SSL_CERT_FILE is set: Hubkey also trusts the certificate authorities in that file.',
};

/** Said where no such variable is set. */
export const plainEnvironmentWords =
  'Certificates are always checked. Nothing in the environment changes that.';
