import { isLocked } from '../../domain/lock.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { profilesText } from '../../domain/words/terminal/profiles-text.ts';
import type { CallContext } from '../call-context.ts';
import { readQuery } from '../read-query.ts';
import { lockedRefusal, type Refusal } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { sessionAnswer } from '../status-answer.ts';

/** Which profiles there are, and the state of their sessions. */
export function profiles({ head, work }: CallContext): Result<Reply, Refusal> {
  const query = readQuery(head, []);
  if (!query.ok) return query;
  const view = work.view();
  if (isLocked(view)) return fail(lockedRefusal);
  const current = view.profiles.find(({ id }) => id === view.current)?.name ?? null;
  return ok({
    json: {
      current,
      profiles: view.profiles.map(({ name, hub, user, session }) => ({
        name,
        hub,
        user,
        session: sessionAnswer(session),
      })),
    },
    lines: (paint) => profilesText(view, work.now(), paint),
  });
}
