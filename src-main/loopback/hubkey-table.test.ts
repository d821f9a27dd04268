import { expect, it } from 'vitest';
import { copyKinds, options } from '../../scripts/command/table.mjs';
import { secretCopies } from '../domain/copy-request.ts';
import { endpoints } from '../domain/endpoint.ts';
import { shellFromName } from '../domain/shell.ts';

it('offers in completions and help what the helper takes', () => {
  expect(copyKinds).toEqual(expect.arrayContaining([...secretCopies]));
  expect(options.endpoint.choices).toEqual(expect.arrayContaining(endpoints.map(({ id }) => id)));
  for (const shell of options.shell.choices) expect(shellFromName(shell), shell).not.toBeNull();
});
