import type { HelperAddress, ProfileState } from '../domain/app-state.ts';
import type { CopyRequest } from '../domain/copy-request.ts';
import { copyText, maskedText } from '../domain/copy-text.ts';
import { profileId } from '../domain/ids.ts';
import { copyProblemWords } from '../domain/words/copy-words.ts';

/** A profile of user ana on hub.example, with what a test changes in it. */
export const profileOf = (change: Partial<ProfileState> = {}): ProfileState => ({
  id: profileId('00000000000000a1'),
  name: 'hub.example',
  hub: 'https://hub.example',
  user: 'ana',
  needsPerson: false,
  keepSignedIn: false,
  pin: null,
  changes: 'ask',
  keys: [],
  acts: [],
  healthBy: null,
  recentRequests: [],
  favouriteRequests: [],
  session: { state: 'signed-out' },
  health: null,
  ...change,
});

const defaultHelper = {
  url: 'http://127.0.0.1:1',
  socket: '/run/helper.sock',
  headerFile: '/x',
};

/** The text of a copy with dots for the credential, or the words of the problem. */
export function commandTextOf(
  change: Partial<CopyRequest>,
  profile = profileOf(),
  helper: HelperAddress = defaultHelper,
): string {
  const request: CopyRequest = {
    what: 'curl',
    profile: profile.id,
    credential: { kind: 'session' },
    endpoint: 'health',
    shell: 'posix',
    jq: false,
    variable: false,
    ...change,
  };
  const text = copyText({ profiles: [profile], helper }, profile, request);
  if (!text.ok) return copyProblemWords(text.problem);
  return 'plain' in text.value ? text.value.plain : maskedText(text.value.secret, 'session');
}
