import type { Page } from '@playwright/test';
import { wear, type Look } from './looks.ts';
import type { Scene } from './scene.ts';
import type { Stage } from './stage.ts';

/** Shows each of these scenes in each of these looks, and visits its window in it. */
export async function forEachScene(
  stage: Stage,
  scenes: readonly Scene[],
  looks: readonly Look[],
  visit: (shown: Page, scene: Scene, look: Look) => Promise<void>,
): Promise<void> {
  for (const scene of scenes) {
    await scene.show(stage);
    if (scene.name === '') continue;
    const beside = scene.window?.(stage);
    const shown = beside ?? stage.page;
    // Where nothing is marked for being under it.
    await shown.mouse.move(1, 1);
    for (const look of looks.filter(({ size }) => !beside || !size)) {
      await wear(shown, stage, look);
      await scene.again?.enter(stage);
      await visit(shown, scene, look);
      await scene.again?.leave(stage);
    }
    await wear(shown, stage, { name: 'light' });
  }
}
