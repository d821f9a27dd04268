import type { AnswerName } from '../../domain/answer-readers.ts';
import { profileOf, type ProfileState } from '../../domain/app-state.ts';
import type { HubProblem } from '../../domain/hub-problem.ts';
import type { ProfileId } from '../../domain/ids.ts';
import { sameName, usualCredential, type CredentialChoice } from '../../domain/profile.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { HubClient, HubCredential, HubReading } from '../../ports/hub-client.ts';
import type { SecretVault } from '../secret-vault.ts';
import { targetOf, type SessionService } from '../session-service.ts';
import type { Store } from '../store.ts';

export interface HealthReaderParts {
  store: Store;
  vault: SecretVault;
  hub: HubClient;
  sessions: SessionService;
}

/** Reads of a Hub with the credential that a person chose for its health. */
export class HealthReader {
  readonly #parts: HealthReaderParts;

  constructor(parts: HealthReaderParts) {
    this.#parts = parts;
  }

  /** False where the client key to read with can't be had from the keychain: that says nothing of the key. */
  async hasKey(id: ProfileId): Promise<boolean> {
    const profile = profileOf(this.#parts.store.state, id);
    const choice = profile ? healthCredential(profile) : 'session';
    if (!profile || choice === 'session') return true;
    const key = profile.keys.find(({ name }) => sameName(name, choice.clientKey));
    return key === undefined || (await this.#parts.vault.take(id, { key: key.id })).ok;
  }

  /** `rejected` also where there is no credential to ask with: it needs a person either way. */
  async read<Name extends AnswerName>(
    id: ProfileId,
    path: string,
    as: Name,
  ): Promise<Result<HubReading<Name>, HubProblem>> {
    for (let tries = 0; ; tries += 1) {
      const profile = profileOf(this.#parts.store.state, id);
      if (!profile) return fail({ kind: 'rejected' });
      const credential = await this.#credential(profile);
      if (!credential.ok) return credential;
      const answer = await this.#parts.hub.read(targetOf(profile), credential.value, path, as);
      const refused = !answer.ok && answer.problem.kind === 'rejected';
      if (!refused || tries > 0 || credential.value.kind === 'api-key') return answer;
      await this.#parts.sessions.refreshNow(id);
    }
  }

  async #credential(profile: ProfileState): Promise<Result<HubCredential, HubProblem>> {
    const choice = healthCredential(profile);
    if (choice !== 'session') {
      const key = profile.keys.find(({ name }) => sameName(name, choice.clientKey));
      const secret = key && (await this.#parts.vault.read(profile.id, { key: key.id }));
      if (!secret?.ok || !secret.value) return fail({ kind: 'rejected' });
      return ok({ kind: 'api-key', key: secret.value });
    }
    const access = await this.#parts.sessions.access(profile.id);
    if (access.ok) return ok({ kind: 'bearer', token: access.value });
    const session = profileOf(this.#parts.store.state, profile.id)?.session;
    return fail(session?.state === 'unreachable' ? session.problem : { kind: 'rejected' });
  }
}

/** The credential that a profile's health is read with: the chosen one while it is there. */
export function healthCredential(profile: ProfileState): CredentialChoice {
  const { healthBy, keys } = profile;
  if (healthBy === null || healthBy === 'session') return healthBy ?? usualCredential(profile);
  const there = keys.some(({ name }) => sameName(name, healthBy.clientKey));
  return there ? healthBy : usualCredential(profile);
}
