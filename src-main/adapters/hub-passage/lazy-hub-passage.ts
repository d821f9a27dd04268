import type { HubPassage } from '../../ports/hub-passage.ts';

/** The passage, loaded with the first request that goes through it: it is no part of a start. */
export class LazyHubPassage implements HubPassage {
  #passage: Promise<HubPassage> | null = null;

  async pass(...asked: Parameters<HubPassage['pass']>): ReturnType<HubPassage['pass']> {
    this.#passage ??= import('./node-hub-passage.ts').then(
      ({ NodeHubPassage }) => new NodeHubPassage(),
    );
    return (await this.#passage).pass(...asked);
  }
}
