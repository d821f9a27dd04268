/** A variable of the environment that a person should know is set. */
export type EnvironmentNote =
  /** Taken out at the start: without effect. */
  | 'NODE_TLS_REJECT_UNAUTHORIZED'
  | 'SSLKEYLOGFILE'
  /** Names a file of authorities, which count. */
  | 'NODE_EXTRA_CA_CERTS'
  | 'SSL_CERT_FILE';
