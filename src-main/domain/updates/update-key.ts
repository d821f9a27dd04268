/** Whether a text is the 32 bytes of a public Ed25519 key (RFC 8032) in base64. */
export const isUpdateKey = (text: string): boolean =>
  /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/.test(text);
