/**
 * A variable of the environment that a person should know is set.
 * certificate-checks, tls-keys, ignored: it is without effect · authorities: the certificate authorities in the
 * file that it names are trusted too.
 */
export interface EnvironmentNote {
  name: string;
  kind: 'certificate-checks' | 'tls-keys' | 'ignored' | 'authorities';
}
