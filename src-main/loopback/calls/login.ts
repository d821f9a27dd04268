import { readHubAddress } from '../../domain/hub-address.ts';
import { exhaustive } from '../../domain/exhaustive.ts';
import { m } from '../../domain/messages/index.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { shownName } from '../../domain/words/shown-name.ts';
import { helperWords, signInPausedWords, signedInWords } from '../../domain/words/helper-words.ts';
import { signInProblemWords } from '../../domain/words/sign-in-words.ts';
import type {
  CallerSignInProblem,
  CallerSignInRequest,
} from '../../services/credentials/caller-sign-in.ts';
import type { CallContext } from '../call-context.ts';
import { profileNamed } from '../find-profile.ts';
import { goneSignal } from '../gone-signal.ts';
import { readFields } from '../read-fields.ts';
import { badRequest, lockedRefusal, type Refusal } from '../refusals.ts';
import { sentence, type Reply } from '../reply.ts';
import { sessionRefusal } from '../session-refusal.ts';
import { waitOf } from '../waiting.ts';

/** Longer names of users are refused, in characters. */
const maxUser = 254;

/** Opens sign-in filled in, and answers once the person has signed in. */
export async function login(context: CallContext, body: unknown): Promise<Result<Reply, Refusal>> {
  const { head, work, response, caller } = context;
  const wanted = readWanted(context, body);
  if (!wanted.ok) return wanted;
  const wait = waitOf(head);
  if (!wait.ok) return wait;
  const signedIn = await work.services.callerSignIns.signIn({
    ...wanted.value,
    caller,
    waitMs: wait.value,
    signal: goneSignal(response),
  });
  if (!signedIn.ok) return fail(refusalOf(signedIn.problem));
  const { name, user } = signedIn.value;
  return sentence({ profile: name, user }, () => signedInWords(name, user));
}

type Wanted = Pick<CallerSignInRequest, 'hubs' | 'user'>;

/** The Hub and user that a body means; without an address those of its profile, or of the current one. */
function readWanted({ work }: CallContext, body: unknown): Result<Wanted, Refusal> {
  const fields = readFields(body, ['address', 'user', 'profile']);
  if (!fields.ok) return fields;
  const [address, text, name] = [
    fields.value('address'),
    fields.value('user'),
    fields.value('profile'),
  ];
  if (address !== null && name !== null) {
    return fail(badRequest(m.helper_address_or_profile));
  }
  const user = text?.trim() ?? null;
  if (user !== null && !isPlain(user)) return fail(badRequest(m.helper_user_name));
  if (address !== null) {
    const read = readHubAddress(address);
    const problem = read.ok ? { kind: 'not-an-address' as const } : read.problem;
    // What can't be shown as it is could pass for another address in the form.
    if (!read.ok || shownName(read.value.hub) !== read.value.hub) {
      return fail(badRequest(() => signInProblemWords({ kind: 'address', problem }).text));
    }
    const { hub, bases } = read.value;
    return ok({ hubs: [hub, ...bases], user });
  }
  const view = work.view();
  if (name === null && view.current === null) return ok({ hubs: [], user });
  const profile = profileNamed(name, view);
  if (!profile.ok) return profile;
  return ok({ hubs: [profile.value.hub], user: user ?? profile.value.user });
}

const isPlain = (user: string): boolean =>
  user !== '' && user.length <= maxUser && shownName(user) === user;

function refusalOf(problem: CallerSignInProblem): Refusal {
  const { kind } = problem;
  switch (kind) {
    case 'locked':
      return lockedRefusal;
    case 'busy':
      return { status: 429, kind, message: helperWords['other-sign-in'] };
    case 'paused':
      return { status: 429, kind: 'busy', message: () => signInPausedWords(problem.leftMs) };
    case 'sign-in-needed':
      return { status: 401, kind, message: helperWords['nobody-signed-in'] };
    case 'session':
      return sessionRefusal(problem.problem, problem.hub);
    default:
      return exhaustive(kind);
  }
}
