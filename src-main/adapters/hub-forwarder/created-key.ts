import { readCreatedKey, type CreatedKey } from '../../domain/created-key.ts';
import { headerOf } from '../../domain/forward-headers.ts';
import type { ForwardedAnswer } from '../../ports/hub-forwarder.ts';
import { maxReadBytes, readAhead } from './open-answer.ts';
import { unpack } from './unpack.ts';

/** The client key in a short answer, packed or not, and the answer as it came. Rejects where it breaks off. */
export async function createdKeyIn(
  answer: ForwardedAnswer,
): Promise<{ answer: ForwardedAnswer; key: CreatedKey | null }> {
  const { status, headers } = answer;
  const json = /\bjson\b/i.test(headerOf(headers, 'content-type') ?? '');
  if (!json || status < 200 || status > 299) return { answer, key: null };
  const { bytes, body } = await readAhead(answer.body);
  const coding = headerOf(headers, 'content-encoding') ?? '';
  const plain = bytes && coding ? await unpack(bytes, coding, maxReadBytes) : bytes;
  return { answer: { ...answer, body }, key: plain && keyIn(plain) };
}

function keyIn(body: Uint8Array): CreatedKey | null {
  try {
    return readCreatedKey(JSON.parse(new TextDecoder().decode(body)));
  } catch {
    return null;
  }
}
