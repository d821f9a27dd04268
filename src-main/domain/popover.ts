import type { ProfileState } from './app-state.ts';
import { canCopy, copyLabel } from './copy-label.ts';
import type { CopyKind, CopyRequest } from './copy-request.ts';
import { defaultCredential } from './credential.ts';
import { savedRequestCopy, type SavedRequestCopy } from './saved-request-copy.ts';
import type { ShellId } from './settings.ts';
import { endpointName } from './words/endpoint-words.ts';
import { commandLineWords, copyLineWords, whoseWords } from './words/palette-words.ts';
import { cutName } from './words/shown-name.ts';

/** A button that copies. */
export interface PopoverCopy {
  label: string;
  request: CopyRequest;
}

/** What the popover copies for a profile. */
export interface PopoverCopies {
  /** Names the client key that is copied; null: it is the session's token. */
  whose: string | null;
  /** Header and value. */
  texts: PopoverCopy[];
  /** Commands for the request that was used last, or for the Hub's health. */
  commands: PopoverCopy[];
}

/** The copies with the default credential; `helper`: whether it listens, as no helper command works without. */
export function popoverCopies(
  profile: ProfileState,
  shell: ShellId,
  helper: boolean,
): PopoverCopies {
  const credential = defaultCredential(profile);
  if (!canCopy(profile)) return { whose: null, texts: [], commands: [] };
  const copyOf = (
    label: string,
    what: CopyKind,
    { endpoint, credential: whose }: Pick<SavedRequestCopy, 'endpoint' | 'credential'>,
  ): PopoverCopy => ({
    label: copyLabel(label, profile, what, whose),
    request: {
      what,
      profile: profile.id,
      credential: whose,
      endpoint,
      shell,
      jq: false,
      variable: false,
    },
  });
  const [used] = profile.recentRequests;
  const request = used
    ? savedRequestCopy(profile, used)
    : { name: endpointName('health'), endpoint: 'health' as const, credential };
  const name = cutName(request.name);
  return {
    whose: credential.kind === 'session' ? null : whoseWords(profile.name, credential, true),
    texts: (['header', 'value'] as const).map((what) =>
      copyOf(copyLineWords(what), what, { endpoint: 'health', credential }),
    ),
    commands: (['helper command', 'curl'] as const)
      .filter((what) => helper || what !== 'helper command')
      .map((what) => copyOf(commandLineWords(what, name), what, request)),
  };
}
