/**
 * An environment variable that is set and that a person should know about.
 * certificate-checks, tls-keys, ignored: it has no effect · authorities: the certificate authorities in the
 * file that it names are trusted as well.
 */
export interface EnvironmentNote {
  name: string;
  kind: 'certificate-checks' | 'tls-keys' | 'ignored' | 'authorities';
}
