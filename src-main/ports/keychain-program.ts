import type { KeychainProgram } from '../domain/doctor.ts';

/** Which program is behind the system's keychain; null if unknown. Doesn't start it, and never rejects. */
export type FindKeychainProgram = () => Promise<KeychainProgram | null>;
