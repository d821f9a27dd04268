import { menuTarget } from '../../ui/menu-keys.ts';

const sameAs: Record<string, string> = { ArrowRight: 'ArrowDown', ArrowLeft: 'ArrowUp' };

/** The action, of `count`, that a key moves the focus to from `at`; -1: none has it. null: the key moves nothing. */
export function actionTarget(key: string, at: number, count: number): number | null {
  const to = menuTarget(sameAs[key] ?? key, at);
  if (to === null || count === 0) return null;
  return to < 0 ? count - 1 : to % count;
}
