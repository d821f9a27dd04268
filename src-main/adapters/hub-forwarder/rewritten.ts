import type { ForwardedAnswer } from '../../ports/hub-forwarder.ts';
import { fromMemory, isPacked, readAhead } from './open-answer.ts';

/** The longest text that is rewritten, in bytes. */
export const maxRewrittenBytes = 4 * 1024 * 1024;

/** An answer with another text; as it came where it is packed or too long. Rejects where it breaks off. */
export async function rewritten(
  answer: ForwardedAnswer,
  rewrite: (text: string) => string,
): Promise<ForwardedAnswer> {
  if (isPacked(answer.headers)) return answer;
  const { bytes, body } = await readAhead(answer.body, maxRewrittenBytes);
  if (!bytes) return { ...answer, body };
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const after = rewrite(before);
  // Its bytes may be of another encoding.
  if (after === before) return { ...answer, body };
  const text = new TextEncoder().encode(after);
  const headers = answer.headers.filter(([name]) => !ofTheOldText.test(name));
  const length = ['Content-Length', String(text.length)] as const;
  return { ...answer, headers: [...headers, length], body: fromMemory([text]) };
}

const ofTheOldText = /^(content-length|content-md5|digest|content-digest|repr-digest|etag)$/i;
