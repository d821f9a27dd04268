import { ForgottenSecret } from '../../domain/secret.ts';

/**
 * Runs a call with a secret that it only borrows. Null: the secret's owner forgot it before the call could read
 * it, so nothing was sent.
 */
export async function unlessForgotten<Value>(run: () => Promise<Value>): Promise<Value | null> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ForgottenSecret) return null;
    throw error;
  }
}
