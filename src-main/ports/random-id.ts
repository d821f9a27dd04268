/** Makes ids that no other has: 16 hex characters. */
export type RandomId = () => string;
