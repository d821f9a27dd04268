import type { HelperAddress } from '../domain/app-state.ts';
import type { CopyRequest } from '../domain/copy-request.ts';
import { copyText, maskedText } from '../domain/copy-text.ts';
import { copyProblemWords } from '../domain/words/copy-words.ts';
import { profileOf } from './profile-of.ts';

const defaultHelper = {
  url: 'http://127.0.0.1:1',
  socket: '/run/helper.sock',
  headerFile: '/x',
};

/** The text of a copy with dots instead of the credential, or the problem in words. */
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
