import fc from 'fast-check';

/** The same inputs in each run: a property that failed once fails again. Printed with what failed. */
const seed = 20_261_129;

/** Tries a property with a bounded number of inputs, from a fixed seed. */
export function checkProperty<Inputs>(property: fc.IRawProperty<Inputs>, numRuns = 300): void {
  fc.assert(property as fc.IProperty<Inputs>, { seed, numRuns });
}

/** Texts of the pieces that make trouble, and of whatever else there is. */
export const hostileText = (pieces: readonly string[], maxLength = 12): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...pieces) },
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
      {
        maxLength,
      },
    )
    .map((parts) => parts.join(''));

/** What quoting is about: each shell's own marks, and characters of any language, without line ends and NUL. */
export const shellText: fc.Arbitrary<string> = hostileText([
  ...Array.from(`'"\`\\$!%^&|;<>(){}[]*?~#=@-, \t`),
  '‘',
  '’',
  '“',
  '‚',
  'ü',
  '🔑',
  '$(id)',
  '%PATH%',
  '\\"',
  "'\\''",
  '${x}',
  '!!',
  'a',
  '^%',
]).map((text) => text.replaceAll(/[\r\n\0]/g, ' '));
