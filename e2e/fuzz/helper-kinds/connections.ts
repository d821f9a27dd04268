import { bytesOf, draftOf, honestDraft, instead, without } from '../draft.ts';
import { whole, type Kind } from '../kind.ts';

/** What happens on a connection beside one request. */
export const connectionKinds: readonly Kind[] = [
  {
    name: 'a good request behind a bad one',
    make: (chance, door) => {
      const bad = without(honestDraft(chance, door), 'Connection');
      const spoilt = chance.pick([
        instead(bad, 'Authorization', 'Bearer x'),
        instead(bad, 'Origin', 'http://evil.example'),
        { ...bad, target: '/nowhere' },
        { ...bad, method: 'TRACE' },
        instead(bad, 'Expect', 'x'),
        without(bad, 'Host'),
        { ...bad, version: 'HTTP/9.9' },
      ]);
      const good = draftOf({ method: 'POST', target: '/v1/copy', body: '{"what":"value"}' }, door);
      return whole(Buffer.concat([bytesOf(spoilt), bytesOf(good)]));
    },
  },
  {
    name: 'good requests in a row',
    make: (chance, door) => {
      const row = Array.from({ length: 2 + chance.below(6) }, () =>
        without(honestDraft(chance, door), 'Connection'),
      );
      return whole(Buffer.concat(row.map((draft) => bytesOf(draft))));
    },
  },
  {
    name: 'something behind the end',
    make: (chance, door) => {
      const last = instead(honestDraft(chance, door), 'Connection', 'close');
      const more = bytesOf(
        draftOf({ method: 'POST', target: '/v1/copy', body: '{"what":"value"}' }, door),
      );
      const behind = chance.pick([more, chance.bytes(20), Buffer.from('\r\n\r\n')]);
      return whole(Buffer.concat([bytesOf(last), behind]));
    },
  },
  {
    name: 'hard resets',
    make: (chance, door) => {
      const bytes = bytesOf(honestDraft(chance, door));
      return { bytes: bytes.subarray(0, chance.below(bytes.length + 1)), how: 'reset' };
    },
  },
  {
    name: 'slow senders',
    maxTries: 20,
    make: (chance, door) => {
      const bytes = bytesOf(honestDraft(chance, door));
      return { bytes: bytes.subarray(0, 1 + chance.below(bytes.length - 1)), how: 'slow' };
    },
  },
];
