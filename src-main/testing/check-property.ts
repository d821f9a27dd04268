import fc from 'fast-check';

/** Gives the same inputs in each run, so that a property that failed once fails again. Printed with the failure. */
const seed = 20_261_129;

/** Checks a property with a limited number of inputs from a fixed seed. */
export function checkProperty<Inputs>(property: fc.IRawProperty<Inputs>, numRuns = 300): void {
  fc.assert(property as fc.IProperty<Inputs>, { seed, numRuns });
}

/** Texts made of troublesome pieces and of anything else. */
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

/** What quoting has to cope with: each shell's special characters and those of any language, without line breaks and NUL. */
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
