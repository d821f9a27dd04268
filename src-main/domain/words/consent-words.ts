import type { CallerFacts, ProgramFacts, UnknownCaller } from '../caller-facts.ts';

/** A program in a few words: its script where it has one, else its executable. */
export function programWords(caller: CallerFacts): string {
  if (caller.known === 'nothing') return 'a program that is not known';
  const { script, executable } = caller.program;
  return script ?? executable;
}

const unknown: Record<UnknownCaller, string> = {
  socket: 'It came through the helper’s socket, which does not tell who calls.',
  platform: 'This system does not tell which program holds a connection.',
  hidden: 'Its process could not be read, or has gone already.',
  shared: 'Several programs hold the connection, so none can be named.',
};

/** Why nothing is known of a caller. */
export const unknownCallerWords = (why: UnknownCaller): string => unknown[why];

/** A program of the parent chain: "bash (pid 41), running /home/ana/run.sh". */
export function parentWords({ name, pid, script }: ProgramFacts): string {
  return `${name} (pid ${pid})${script === null ? '' : `, running ${script}`}`;
}

/** What remembering an answer means: an executable is all that is compared. */
export const rememberedWords = (executable: string): string =>
  `Remembered for every run of ${executable}, whoever starts it.`;

/** A credential as the question names it. */
export const credentialWords = (credential: string): string =>
  credential === 'session' ? 'the session’s token' : `the client key “${credential}”`;
