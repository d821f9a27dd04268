import type { Chance } from '../chance.ts';
import { bytesOf, draftOf, instead, withBody, without } from '../draft.ts';
import type { Door } from '../door.ts';
import { whole, type Kind } from '../kind.ts';

const types = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/jsonp',
  'application/json+x',
  'json',
  '*/*',
  '',
  'APPLICATION/JSON',
  'application/json;charset=utf-7',
  'application/json ; charset=utf-16',
  'text/json',
  'application/json, text/plain',
  'text/plain; application/json',
];
const copies = [
  '{}',
  '[]',
  'null',
  '7',
  '"header"',
  'true',
  '',
  ' ',
  '{',
  '}',
  '{"what":"header"',
  '{"what":"header"}x',
  '{"what":"header",}',
  "{'what':'header'}",
  '{"what":"header","what":"all"}',
  '{"what":"all","what":"header"}',
  '{"what":null}',
  '{"what":7}',
  '{"what":["header"]}',
  '{"what":{"toString":"header"}}',
  '{"__proto__":{"what":"header"}}',
  '{"what":"header","__proto__":{"jq":1}}',
  '{"constructor":{"prototype":{"what":"header"}},"what":"header"}',
  '{"what":"__proto__"}',
  '{"what":"helper","variable":true}',
  '{"what":"helper command"}',
  '{"what":"swagger","variable":1}',
  '{"what":"login","path":"/api/../x","body":"{}"}',
  '{"what":"curl","path":"/api/x","method":"GET\\r\\nX: y"}',
  '{"what":"python","endpoint":"job","variable":true}',
  '{"what":"constructor"}',
  '{"what":"header","profile":"__proto__"}',
  '{"what":"header","profile":{}}',
  '{"what":"header","credential":{"clientKey":"__proto__"}}',
  '{"what":"header","credential":{"clientKey":"x","y":1}}',
  '{"what":"header","credential":["session"]}',
  '{"what":"header","credential":null}',
  '{"what":"curl","endpoint":"__proto__"}',
  '{"what":"curl","endpoint":"//evil.example/"}',
  '{"what":"curl","endpoint":"http://evil.example/api/"}',
  '{"what":"curl","endpoint":"/../admin/"}',
  '{"what":"curl","endpoint":"/api/x\'; touch /tmp/x; \'"}',
  '{"what":"curl","endpoint":{}}',
  '{"what":"curl","shell":"__proto__"}',
  '{"what":"curl","shell":["bash"]}',
  '{"what":"curl","jq":"true"}',
  '{"what":"curl","jq":1}',
  '{"what":"curl","jq":null}',
  '{"what":"header","variable":null}',
  '{"what":"header","profile":null}',
  '{"WHAT":"header"}',
  '{"what ":"header"}',
  '{"what":"header\\u0000"}',
  '{"\\u0077hat":"header"}',
  '\ufeff{"what":"header"}',
  '{"what":"header"}\0',
  '{"what":"header"}{"what":"value"}',
  '// x\n{"what":"header"}',
  '{"what":"header","then":"x"}',
  'NaN',
  '{"what":Infinity}',
];
const opens = [
  '{}',
  'null',
  '[]',
  '[true]',
  '7',
  '"quick"',
  'true',
  '{"quick":1}',
  '{"quick":"true"}',
  '{"quick":null}',
  '{"quick":{}}',
  '{"quick":true,"x":1}',
  '{"__proto__":{"quick":true}}',
  '{"quick":false,"quick":7}',
  '{"Quick":true}',
  '""',
  '{"constructor":1}',
];

/** Bodies of the calls with texts. None of them names something that is there, as those calls change things. */
const texts = [
  ...opens,
  '{"profile":7}',
  '{"profile":null}',
  '{"profile":["-"]}',
  '{"profile":"__proto__"}',
  '{"profile":"constructor","name":"toString"}',
  '{"profile":"x\\u0000","name":"\\u202e"}',
  '{"profile":"x","more":"y"}',
  '{"__proto__":{"profile":"x"},"profile":"x"}',
  '{"name":{"toString":"x"},"profile":"x"}',
  '{"address":"http://other.example","profile":"x"}',
  '{"address":"//other.example/\\u202e"}',
  '{"address":"javascript:alert(1)"}',
  '{"address":"https://u:p@other.example"}',
  '{"user":"\\n","profile":"x"}',
].filter((body) => body !== '{}');
const textCalls = [
  '/v1/use',
  '/v1/refresh',
  '/v1/login',
  '/v1/logout',
  '/v1/keys/new',
  '/v1/keys/rotate',
  '/v1/keys/revoke',
  '/v1/keys/check',
];

function hugeJson(chance: Chance): string {
  const size = 1_000 + chance.below(70_000);
  return chance.pick([
    '['.repeat(size),
    `${'['.repeat(size / 2)}${']'.repeat(size / 2)}`,
    '{"a":'.repeat(size / 5),
    `{"what":"${'x'.repeat(size)}"}`,
    `{"what":"header","profile":"${'\\u0000'.repeat(size / 6)}"}`,
    `{${Array.from({ length: size / 10 }, (_, at) => `"k${at}":1`).join()}}`,
    `{"what":${'9'.repeat(size)}}`,
    `{"what":"header"${' '.repeat(size)}}`,
    '"'.repeat(size),
    '\\'.repeat(size),
  ]);
}

const call = (target: string, door: Door, body: Buffer | string) =>
  withBody(draftOf({ method: 'POST', target, body: '' }, door), body);

/** Bodies of the helper's own calls. */
export const bodyKinds: readonly Kind[] = [
  {
    name: 'bodies of a copy',
    make: (chance, door) => whole(bytesOf(call('/v1/copy', door, chance.pick(copies)))),
  },
  {
    name: 'bodies of an open',
    make: (chance, door) => whole(bytesOf(call('/v1/open', door, chance.pick(opens)))),
  },
  {
    name: 'bodies of the other calls',
    make: (chance, door) => whole(bytesOf(call(chance.pick(textCalls), door, chance.pick(texts)))),
  },
  {
    name: 'deep and huge JSON',
    make: (chance, door) => whole(bytesOf(call('/v1/copy', door, hugeJson(chance)))),
  },
  {
    name: 'bodies that are not UTF-8',
    make: (chance, door) => {
      const bad = chance.pick([
        Buffer.from([0xff]),
        Buffer.from([0xc3]),
        Buffer.from([0xed, 0xa0, 0x80]),
        Buffer.from([0xc0, 0xa2]),
        Buffer.from([0x80]),
      ]);
      const text = Buffer.from('{"what":"header","profile":"x"}');
      const cut = chance.below(text.length + 1);
      const body = chance.often(0.3)
        ? Buffer.from('{"what":"header"}', 'utf16le')
        : Buffer.concat([text.subarray(0, cut), bad, text.subarray(cut)]);
      return whole(bytesOf(call('/v1/copy', door, body)));
    },
  },
  {
    name: 'types of bodies',
    make: (chance, door) => {
      const draft = call('/v1/copy', door, '{"what":"header"}');
      const type = chance.pick(types);
      return whole(
        bytesOf(
          chance.often(0.2) ? without(draft, 'Content-Type') : instead(draft, 'Content-Type', type),
        ),
      );
    },
  },
];
