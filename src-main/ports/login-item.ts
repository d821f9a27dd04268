import type { LoginItem } from '../domain/doctor.ts';

/** The state of the system's entry that starts Hubkey. Never rejects. */
export type FindLoginItem = () => Promise<LoginItem>;
