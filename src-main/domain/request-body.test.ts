import { expect, it } from 'vitest';
import { readBody } from './request-body.ts';

it.each([
  ['{"id":9007199254740993}', '{"id":9007199254740993}'],
  ['{"a":1.0,"b":1e400,"c":-0}', '{"a":1.0,"b":1e400,"c":-0}'],
  ['{"b":1,"a":2,"b":3}', '{"b":1,"a":2,"b":3}'],
  ['{"2":1, "1":2}', '{"2":1, "1":2}'],
  ['{\n  "a": [1,\r\n\t2],\n  "b": "x  y"\n}\n', '{"a": [1,2],"b": "x  y"}'],
  [String.raw`{"a":"\u00e9 \/ \" \\"}`, String.raw`{"a":"\u00e9 \/ \" \\"}`],
  ['"é 🦊\u007f"', String.raw`"\u00e9 \ud83e\udd8a\u007f"`],
  ['["a\u2028b", "},\\n{"]', String.raw`["a\u2028b", "},\n{"]`],
])('keeps %j as it was typed, in one line of ASCII', (typed, body) => {
  expect(readBody(typed)).toEqual({ ok: true, value: body });
});

it.each(['', '{', "{'a':1}", '{"a":1,}', '{"a":"x\ny"}', '\ufeff{}', '01', 'NaN', '{}{}'])(
  'refuses %j, which is not JSON',
  (typed) => {
    expect(readBody(typed)).toEqual({ ok: false, problem: 'bad-body' });
  },
);

it('takes a long text in one pass', () => {
  const long = JSON.stringify({ text: '\\"é '.repeat(15_000) });
  const answer = readBody(long);
  expect(answer.ok && (JSON.parse(answer.value) as unknown)).toEqual(JSON.parse(long));
});
