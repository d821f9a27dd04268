import type { LoginItem } from '../domain/doctor.ts';

/** How the system's entry that starts Hubkey fares. Rejects never. */
export type FindLoginItem = () => Promise<LoginItem>;
