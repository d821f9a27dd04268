/** Values that a Hub should not have sent: each is JSON text, as some can't be made from a value. */
export function hostileJson(random, depth = 0) {
  const { below, pick } = random;
  const simple = [
    'null',
    'true',
    'false',
    '0',
    '-1',
    '1.5',
    '1e308',
    '1e999',
    '-0',
    '9007199254740993',
    '99999999999999999999999999',
    '""',
    '"x"',
    '"\\u0000"',
    '"\\ud800"',
    '"\\u202ereversed"',
    '"a\\r\\nSet-Cookie: x=1"',
    '"<img src=x onerror=alert(1)>"',
    '"__proto__"',
    '"constructor"',
    '"275760-09-13T00:00:00Z"',
    '"-271821-04-20T00:00:00Z"',
    '"0000-00-00"',
    '"2026-13-45T99:99:99Z"',
    '[]',
    '{}',
    '[[]]',
    '{"__proto__":{"polluted":true}}',
    '{"constructor":{"prototype":{"polluted":true}}}',
    '{"a":1,"a":2,"a":{"__proto__":null}}',
  ];
  const choice = below(12);
  if (choice === 0)
    return JSON.stringify(pick(['x', 'ü', '🦊', '=', '&', '\\', '$(id)']).repeat(below(20_000)));
  if (choice === 1 && depth < 4) {
    return `[${Array.from({ length: below(6) }, () => hostileJson(random, depth + 1)).join(',')}]`;
  }
  if (choice === 2 && depth < 4) {
    const names = [
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'name',
      'id',
      'results',
      'site',
      'health',
    ];
    const fields = Array.from(
      { length: below(6) },
      () => `${JSON.stringify(pick(names))}:${hostileJson(random, depth + 1)}`,
    );
    return `{${fields.join(',')}}`;
  }
  return pick(simple);
}

/** An object as JSON text in which some fields hold what they shouldn't, stand twice, or are gone. */
export function mutated(random, value, chance = 0.3) {
  const { next } = random;
  if (next() < chance * 0.5) return hostileJson(random);
  if (Array.isArray(value))
    return `[${value.map((item) => mutated(random, item, chance * 0.7)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).flatMap(([name, field]) => {
    const key = JSON.stringify(name);
    if (next() < chance * 0.3) return [];
    const once = `${key}:${next() < chance ? hostileJson(random) : mutated(random, field, chance * 0.7)}`;
    return next() < chance * 0.3 ? [once, `${key}:${hostileJson(random)}`] : [once];
  });
  if (next() < chance) fields.push(`"__proto__":${hostileJson(random)}`);
  return `{${fields.join(',')}}`;
}

/** A JWT whose times may be anything. */
export function oddToken(random) {
  const { pick, below } = random;
  const part = (text) => Buffer.from(text).toString('base64url');
  const now = 1_795_000_000;
  const times = [
    now,
    now + 3600,
    0,
    -1,
    1e308,
    9e15,
    '"soon"',
    'null',
    '[]',
    '1e999',
    now * 1000,
    0.5,
  ];
  const claims = [
    `{"exp":${pick(times)},"iat":${pick(times)}}`,
    `{"exp":${pick(times)}}`,
    '[]',
    'null',
    '{',
    '['.repeat(below(9_000)),
    `{"__proto__":{"exp":1}}`,
  ];
  const shapes = [
    () => `${part('{}')}.${part(pick(claims))}.${part('sig')}`,
    () => `a.${'='.repeat(below(16_000))}x.b`,
    () => `a.${'A'.repeat(below(40_000))}.b`,
    () => '.'.repeat(below(200)),
    () => pick(['x', ' ', 'a b', 'a\nb', 'ü', 'x\u0000', '']),
    () => part(random.bytes(below(300)).toString('latin1')),
  ];
  return pick(shapes)();
}
