/**
 * A page with another text between `<!-- NAME -->` and `<!-- /NAME -->`, each on a line of its own. Throws if the
 * page doesn't have them in this order.
 */
export function betweenMarkers(page: string, name: string, text: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = page.indexOf(open);
  const to = page.indexOf(close, from);
  if (from < 0 || to < 0) throw new Error(`The page needs ${open} and then ${close}.`);
  return `${page.slice(0, from)}${open}\n\n${text}\n\n${page.slice(to)}`;
}
