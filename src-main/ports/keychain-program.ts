import type { KeychainProgram } from '../domain/doctor.ts';

/** Which program is behind the system's keychain; null where it can't be seen. Starts none, rejects never. */
export type FindKeychainProgram = () => Promise<KeychainProgram | null>;
