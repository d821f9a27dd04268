import { principalOfCaller, type CallerFacts } from './caller-facts.ts';
import type { CallerConnection } from './caller.ts';
import type { ConsentSubject, ConsentWant } from './consent.ts';
import type { FileFacts } from './program-facts.ts';

/**
 * Which callers a denial silences. Wider than what a permission covers: callers that can't be told apart
 * are silenced together, or one of them would ask again at once. By path and not by the file's state, which a program can
 * change itself (chmod, a copy in its place). Unknown callers count together, by TCP or socket.
 */
export function silenceKey(caller: CallerFacts, { door }: CallerConnection): string {
  if (caller.known === 'nothing') return JSON.stringify(['unknown', door]);
  const terminal = caller.terminal?.pid ?? null;
  const principal = principalOfCaller(caller);
  switch (principal.kind) {
    case 'program':
      return JSON.stringify(['program', principal.file.path]);
    case 'script':
      return JSON.stringify(['script', principal.file.path]);
    case 'process':
      return JSON.stringify(['process', principal.file.path, terminal]);
    case 'nobody':
      return JSON.stringify(['nobody', caller.program.executable.path, terminal]);
  }
}

/**
 * The key of the pending question that a request may join; null: it gets a question of its own. `target`: the
 * path of a change with its query, as a permission for one change is none for another.
 */
export function questionKey(
  caller: CallerFacts,
  { profile, credential }: ConsentSubject,
  want: ConsentWant,
  target: string | null,
): string | null {
  if (caller.known === 'nothing') return null;
  const principal = principalOfCaller(caller);
  // Callers that can't be told apart must not share an answer.
  if (principal.kind === 'nobody') return null;
  const who =
    principal.kind === 'process'
      ? [principal.process.pid, principal.process.startTime]
      : parts(principal.file);
  const terminal = caller.terminal && [caller.terminal.pid, caller.terminal.startTime];
  const what = [profile, credential.toLowerCase(), want, target];
  return JSON.stringify([principal.kind, who, terminal, ...what]);
}

const parts = ({ device, inode, changed }: FileFacts): string[] => [device, inode, changed];
