import { healthRanks } from './health-rank.ts';

/**
 * The items of several lists, at most `max` altogether. If there are more, the worst by rank (0 is
 * the worst), and of equal ones the first. `left` is how many are left out.
 */
export function worstItems<Item>(
  lists: readonly (readonly Item[])[],
  max: number,
  rankOf: (item: Item) => number,
): { lists: readonly (readonly Item[])[]; left: number } {
  const left = lists.reduce((sum, { length }) => sum + length, -max);
  if (left <= 0) return { lists, left: 0 };
  const ranks = lists.map((list) => list.map(rankOf));
  const taken = lists.map((): Item[] => []);
  let room = max;
  for (let rank = 0; rank < healthRanks && room > 0; rank += 1) {
    lists.forEach((list, at) => {
      list.forEach((item, index) => {
        if (ranks[at]?.[index] !== rank || room <= 0) return;
        taken[at]?.push(item);
        room -= 1;
      });
    });
  }
  return { lists: taken, left };
}
