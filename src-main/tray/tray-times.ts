/** How long things around the tray icon take or may take, in ms. */
export interface TrayTimes {
  /** For the desktop to list a new icon. */
  toList: number;
  /** Between two looks at its list. */
  betweenLooks: number;
  /** Until a refused icon is created again; doubled each time up to the longest. */
  beforeRetry: number;
  longestRetry: number;
  /** For a panel that went away to come back before the window opens. */
  toComeBack: number;
  /** After a hidden start without a tray: until a notification says where Hubkey is, and until its window opens. */
  untilTold: number;
  untilWindow: number;
}

/** The times, shortened by the factor that tests have in an environment variable. */
export function trayTimes(speed: string | undefined): TrayTimes {
  const factor = Number(speed ?? 1);
  const second = 1_000 / (factor > 1 ? factor : 1);
  return {
    toList: 5 * second,
    betweenLooks: 0.25 * second,
    beforeRetry: 10 * second,
    longestRetry: 300 * second,
    toComeBack: 2 * second,
    untilTold: 3 * second,
    untilWindow: 15 * second,
  };
}
