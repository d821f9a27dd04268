/** The files that a person may choose for the connections to a Hub. */
export const connectionFiles = ['authorities', 'certificate', 'key'] as const;
export type ConnectionFile = (typeof connectionFiles)[number];

/**
 * Why a file can't be used. gone: nothing is there · unreadable: this user may not read it · no-certificate: there is
 * none in it · no-key: neither the certificate's file nor another one has the key · not-a-key: there is no private
 * key in it · other-key: the key isn't the certificate's · passphrase-unread: the keychain doesn't give it out now ·
 * unsupported: its encryption is too old.
 */
export type ConnectionFileFault =
  | 'gone'
  | 'unreadable'
  | 'too-large'
  | 'no-certificate'
  | 'expired'
  | 'not-yet-valid'
  | 'no-key'
  | 'not-a-key'
  | 'other-key'
  | 'passphrase-missing'
  | 'passphrase-wrong'
  | 'passphrase-unread'
  | 'unsupported';

export interface ConnectionFileProblem {
  file: ConnectionFile;
  path: string;
  fault: ConnectionFileFault;
}
