import { expect, it } from 'vitest';
import { copyKinds } from '../copy-request.ts';
import { copyWaitsWords } from './copy-words.ts';

it('says what is copied after a sign-in by its name', () => {
  const names = copyKinds.map((what) => copyWaitsWords(what).slice('Sign in, and the '.length));
  expect(names).toEqual(
    [
      'header',
      'value',
      'curl command',
      'variable',
      'HTTPie command',
      'Python code',
      'PowerShell command',
      'helper command',
      'sign-in command',
    ].map((name) => `${name} will be copied.`),
  );
});
