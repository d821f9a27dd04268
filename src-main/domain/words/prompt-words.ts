import { exhaustive } from '../exhaustive.ts';
import { m } from '../messages/index.ts';
import { shortName, shownName } from './shown-name.ts';

/** What a copied command asks for: "Password for ana on hub.example". `user` null: it isn't known. */
export function promptWords(
  asked: 'username' | 'password' | 'refresh',
  user: string | null,
  hubHost: string,
): string {
  const host = shownName(hubHost);
  switch (asked) {
    case 'username':
      return m.copy_prompt_username({ host });
    case 'password':
      return user === null
        ? m.copy_prompt_password({ host })
        : m.copy_prompt_password_of({ user: shortName(user), host });
    case 'refresh':
      return m.copy_prompt_refresh({ host });
    default:
      return exhaustive(asked);
  }
}
