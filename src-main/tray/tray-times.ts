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

const seconds = 1_000;

const defaultTimes: TrayTimes = {
  toList: 5 * seconds,
  betweenLooks: 0.25 * seconds,
  beforeRetry: 10 * seconds,
  longestRetry: 300 * seconds,
  toComeBack: 2 * seconds,
  untilTold: 3 * seconds,
  untilWindow: 15 * seconds,
};

/** The times, shortened by the factor that tests have in an environment variable. */
export function trayTimes(speed: string | undefined): TrayTimes {
  const factor = Number(speed ?? 1);
  if (!(factor > 1)) return defaultTimes;
  const shortened = Object.entries(defaultTimes).map(([name, ms]) => [name, ms / factor]);
  return { ...defaultTimes, ...Object.fromEntries(shortened) };
}
