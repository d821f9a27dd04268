import type { Result } from '../domain/result.ts';
import type { UpdateOffer } from '../domain/updates/read-manifest.ts';
import type { UpdateProblem } from '../domain/updates/update-problem.ts';
import type { UpdateWay } from '../domain/updates/update-state.ts';

/** What this copy of Hubkey brings for its updates. */
export interface UpdateFacts {
  way: UpdateWay;
  /** The feed that it was built with, in normal form; null: none. */
  feed: string | null;
  /** The public Ed25519 key that it was built with, in base64; null: none. */
  key: string | null;
}

/** Where new versions are asked for, and the key that has to have signed what is said there. */
export interface UpdateSource {
  feed: string;
  key: string;
}

/** New versions of Hubkey: a feed of signed manifests, and what puts one in place of the version that runs. */
export interface Updates {
  facts(): UpdateFacts;
  /**
   * The version that the feed offers; null: the one that runs. Sends GET requests to the feed alone, which say nothing
   * of this computer. Bounded in time and size. Never rejects.
   */
  check(
    source: UpdateSource,
    signal: AbortSignal,
  ): Promise<Result<UpdateOffer | null, UpdateProblem>>;
  /** Downloads an offer of that source and proves it by its hash; `report` is called with the percentage. Never rejects. */
  download(
    source: UpdateSource,
    offer: UpdateOffer,
    options: { report: (percent: number) => void; signal: AbortSignal },
  ): Promise<Result<void, UpdateProblem>>;
  /**
   * Puts the downloaded version in place, as the last thing before Hubkey quits; `restart`: then starts it. Nothing
   * happens if there is none, or it has changed since it was proved. True: Hubkey is made to quit by this.
   */
  install(restart: boolean): boolean;
}
