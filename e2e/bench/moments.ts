/** What a start passes through, in this order. */
export const momentNames = [
  'script',
  'bootstrap',
  'ready',
  'window',
  'navigation',
  'domReady',
  'heading',
] as const;
export type Moment = (typeof momentNames)[number];

/** What `probes/moments.cjs` printed, in ms since the app was started; throws if one is missing. */
export function readMoments(line: string, startedAt: number): Record<Moment, number> {
  const printed: unknown = JSON.parse(line);
  const at = (name: Moment): number => {
    const value: unknown =
      typeof printed === 'object' && printed !== null ? Reflect.get(printed, name) : null;
    if (typeof value !== 'number') throw new Error(`The start has no “${name}”: ${line}`);
    return value - startedAt;
  };
  return {
    script: at('script'),
    bootstrap: at('bootstrap'),
    ready: at('ready'),
    window: at('window'),
    navigation: at('navigation'),
    domReady: at('domReady'),
    heading: at('heading'),
  };
}
