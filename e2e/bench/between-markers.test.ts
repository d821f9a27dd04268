import { expect, it } from 'vitest';
import { betweenMarkers } from './between-markers.ts';

it('puts a text between the two markers, and leaves what is around', () => {
  const page = 'a\n<!-- bench -->\nold\n<!-- /bench -->\nb\n';
  expect(betweenMarkers(page, 'bench', 'new')).toBe(
    'a\n<!-- bench -->\n\nnew\n\n<!-- /bench -->\nb\n',
  );
});

it('takes the text as it is', () => {
  const page = '<!-- bench --><!-- /bench -->';
  expect(betweenMarkers(page, 'bench', "$& $' $1")).toContain("\n$& $' $1\n");
});

it('refuses a page without them', () => {
  expect(() => betweenMarkers('<!-- bench -->', 'bench', 'new')).toThrow('<!-- /bench -->');
  expect(() => betweenMarkers('<!-- /bench --><!-- bench -->', 'bench', 'new')).toThrow();
});
