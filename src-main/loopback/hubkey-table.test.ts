import { expect, it } from 'vitest';
import { options } from '../../scripts/command/table.mjs';
import { endpoints } from '../domain/endpoint.ts';
import { shellFromName } from '../domain/shell.ts';

it('offers in completions and help what the helper takes', () => {
  expect(options.endpoint.choices).toEqual(expect.arrayContaining(endpoints.map(({ id }) => id)));
  for (const shell of options.shell.choices) expect(shellFromName(shell), shell).not.toBeNull();
});
