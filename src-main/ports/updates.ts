import type { Result } from '../domain/result.ts';
import type { UpdateOffer } from '../domain/updates/read-manifest.ts';
import type { InstallProblem, UpdateProblem } from '../domain/updates/update-problem.ts';
import type { UpdateWay } from '../domain/updates/update-state.ts';

/** What this copy of Hubkey brings for its updates. */
export interface UpdateFacts {
  way: UpdateWay;
  /** The version that runs. */
  version: string;
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

/** What became of an installation. */
export type InstallOutcome =
  /** The new version is where this one was. Nothing starts it. */
  | { kind: 'in-place' }
  /** The system's installer goes on once Hubkey has quit, and starts the new version if that is wanted. */
  | { kind: 'handed-over' }
  /** The same, and Hubkey is made to quit by this. */
  | { kind: 'quits' }
  /** This version stays. */
  | { kind: 'failed'; problem: InstallProblem };

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
   * Takes what an earlier run downloaded, if it is exactly what is offered now. Requests nothing. False: it isn't there.
   * Never rejects.
   */
  resume(source: UpdateSource, offer: UpdateOffer, signal: AbortSignal): Promise<boolean>;
  /**
   * Puts the downloaded version in place, as the last thing before Hubkey quits, unless it has changed since it was
   * proved. `restart`: it is wanted at once.
   */
  install(restart: boolean): InstallOutcome;
  /** Removes what an installation that failed, or was cut off, left behind. Never rejects. */
  clean(): Promise<void>;
}
