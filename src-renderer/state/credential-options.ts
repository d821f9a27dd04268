import {
  credentialsOf,
  keyOf,
  m,
  shownName,
  type CredentialRef,
  type ProfileState,
} from '../../src-main/contract/index.ts';

/** The session's option value. A key's value is its id, so no key name can be mistaken for it. */
const session = 'session';

/** The credentials of a profile as the options of a list, the default one first. */
export const credentialOptions = (profile: ProfileState): { value: string; label: string }[] =>
  credentialsOf(profile).map((ref) => ({
    value: optionOf(profile, ref),
    label: ref.kind === 'session' ? m.copy_session() : shownName(ref.name),
  }));

/** The option that stands for a credential. */
export function optionOf(profile: ProfileState, ref: CredentialRef): string {
  return ref.kind === 'session' ? session : (keyOf(profile, ref)?.id ?? session);
}

/** The credential that an option stands for. */
export function credentialAt({ keys }: ProfileState, option: string): CredentialRef {
  const key = keys.find(({ id }) => id === option);
  return key ? { kind: 'client-key', name: key.name } : { kind: 'session' };
}
