import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkProperty } from '../../testing/check-property.ts';
import { savedFile, savedKey, savedProfile } from '../../testing/saved-file.ts';
import { readSaved, writeSaved } from './read-saved.ts';

const key = savedKey({ expiry: { at: 2, remindedAt: null } });
const good = savedFile({
  version: 1,
  profiles: [savedProfile({ keys: [key], healthBy: 'session' })],
  grants: [
    {
      id: '00000000000000e1',
      profile: '00000000000000a1',
      credential: 'session',
      changes: null,
      holder: {
        kind: 'always',
        file: { path: '/opt/sync', hash: 'a'.repeat(64) },
        interpreter: null,
      },
      until: null,
    },
  ],
});

/** The paths of all fields. */
const pathsOf = (value: unknown, path: (string | number)[] = []): (string | number)[][] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([name, part]) => pathsOf(part, [...path, name]))]
    : [path];

function withField(value: unknown, [name, ...rest]: (string | number)[], field: unknown): unknown {
  if (name === undefined) return field;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[name] = withField(copy[name], rest, field);
  return copy;
}

it('takes any text and any JSON, and what it finds is read again as itself', () => {
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .tuple(fc.constantFrom(...pathsOf(good)), fc.jsonValue())
      .map(([path, field]) => JSON.stringify(withField(good, path, field))),
  );
  checkProperty(
    fc.property(text, (json) => {
      const read = readSaved(json, 5);
      if (!('saved' in read)) return;
      const { saved } = read;
      expect(saved.current === null || saved.profiles.some(({ id }) => id === saved.current)).toBe(
        true,
      );
      expect(readSaved(JSON.stringify(writeSaved(saved)), 5)).toEqual({ kind: 'fine', saved });
    }),
    2_000,
  );
});

it('takes its profiles out of a file with any one wrong field of something else', () => {
  const paths = pathsOf(good).filter(([first]) => first === 'settings' || first === 'current');
  checkProperty(
    fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, field) => {
      const read = readSaved(JSON.stringify(withField(good, path, field)), 5);
      expect(read).toMatchObject({ saved: { profiles: [{ name: 'production', keys: [key] }] } });
    }),
    500,
  );
});
