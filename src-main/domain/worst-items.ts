import { healthRanks } from './health-rank.ts';

/**
 * The items of several lists, as many as weigh at most `max` altogether. If they weigh more, the worst by rank
 * (0 is the worst), and of equal ones the first. `left` is how many are left out.
 */
export function worstItems<Item>(
  lists: readonly (readonly Item[])[],
  max: number,
  rankOf: (item: Item) => number,
  weightOf: (item: Item) => number,
): { lists: readonly (readonly Item[])[]; left: number } {
  const weights = lists.map((list) => list.map(weightOf));
  if (weights.flat().reduce((sum, weight) => sum + weight, 0) <= max) return { lists, left: 0 };
  const ranks = lists.map((list) => list.map(rankOf));
  const taken = lists.map((): Item[] => []);
  let room = max;
  let left = 0;
  for (let rank = 0; rank < healthRanks; rank += 1) {
    lists.forEach((list, at) => {
      list.forEach((item, index) => {
        if (ranks[at]?.[index] !== rank) return;
        room -= weights[at]?.[index] ?? 0;
        if (room >= 0) taken[at]?.push(item);
        else left += 1;
      });
    });
  }
  return { lists: taken, left };
}
