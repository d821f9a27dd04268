import { m } from '../domain/messages/index.ts';
import type { ProfileState } from '../domain/app-state.ts';
import type { AppView } from '../domain/app-view.ts';
import { profileHost } from '../domain/profile.ts';
import { sameName } from '../domain/same-name.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { copyRefusal, type Refusal } from './refusals.ts';
import { unknownProfileWords } from '../domain/words/helper-words.ts';
import { shortName } from '../domain/words/shown-name.ts';
import { nearTo } from './near-to.ts';

/** The profile with a name, without regard to case; null: the current one. */
export function profileNamed(name: string | null, view: AppView): Result<ProfileState, Refusal> {
  const found = view.profiles.find((profile) =>
    name === null ? profile.id === view.current : sameName(profile.name, name),
  );
  if (found) return ok(found);
  return fail(name === null ? copyRefusal({ kind: 'no-profile' }) : unknown(name, view));
}

/** The profile named by a path (`-`: the current one) or a host. */
export function profileAt(
  { by, name }: { by: 'name' | 'host'; name: string },
  view: AppView,
): Result<ProfileState, Refusal> {
  if (by === 'name') {
    const named = profileNamed(name, view);
    if (named.ok || name !== '-') return named;
    return profileNamed(null, view);
  }
  const [found, other] = view.profiles.filter((profile) => profileHost(profile.name) === name);
  if (found && !other) return ok(found);
  return fail(found ? ambiguous(name) : unknown(name, view));
}

function unknown(name: string, view: AppView): Refusal {
  const near = nearTo(name, view.profiles, view);
  return { status: 404, kind: 'no-profile', message: () => unknownProfileWords(name, near) };
}

const ambiguous = (name: string): Refusal => ({
  status: 409,
  kind: 'ambiguous-profile',
  message: () => m.helper_ambiguous_profile({ name: shortName(name) }),
});
