/** How a run of the benchmarks is made. */
export interface BenchOptions {
  /** Which benchmarks, by name. */
  names: readonly string[];
  /** Print JSON, and nothing else on standard output. */
  json: boolean;
  /** Write the table into the README, and all figures into BENCH.md. */
  page: boolean;
  /** How many turns are measured. */
  runs: number;
  /** How long an app is left alone before its memory is read: after 15 s at rest Hubkey gives back what it needs no longer. */
  settleSeconds: number;
  restSeconds: number;
  /** How many days pass in the simulated week. */
  weekDays: number;
  /** How often everything is copied and called before memory is read again. */
  rounds: number;
}

const numbers = {
  runs: ['BENCH_RUNS', 7],
  settleSeconds: ['BENCH_SETTLE_SECONDS', 20],
  restSeconds: ['BENCH_REST_SECONDS', 420],
  weekDays: ['BENCH_WEEK_DAYS', 7],
  rounds: ['BENCH_ROUNDS', 500],
} as const;

/** Options from arguments and environment, or what is wrong with them. */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
): { ok: true; options: BenchOptions } | { ok: false; problem: string } {
  const wrong = args.find((arg) => !['--json', '--page', ...known].includes(arg));
  if (wrong !== undefined) {
    const problem = `There is no “${wrong}”. Benchmarks: ${known.join(', ')}. Options: --json, --page.`;
    return { ok: false, problem };
  }
  const given = Object.entries(numbers).map(([field, [variable, fallback]]) => {
    const text = env[variable];
    return { field, variable, value: text === undefined ? fallback : Number(text) };
  });
  const unfit = given.find(({ value }) => !(Number.isFinite(value) && value > 0));
  if (unfit) return { ok: false, problem: `${unfit.variable} must be a number above 0.` };
  const valueOf = (field: keyof typeof numbers): number =>
    given.find((one) => one.field === field)?.value ?? numbers[field][1];
  const chosen = known.filter((name) => args.includes(name));
  return {
    ok: true,
    options: {
      names: chosen.length ? chosen : known,
      json: args.includes('--json'),
      page: args.includes('--page'),
      runs: Math.ceil(valueOf('runs')),
      settleSeconds: valueOf('settleSeconds'),
      restSeconds: valueOf('restSeconds'),
      weekDays: valueOf('weekDays'),
      rounds: Math.ceil(valueOf('rounds')),
    },
  };
}
