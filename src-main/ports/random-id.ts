/** Makes unique ids of 16 hex characters. */
export type RandomId = () => string;
