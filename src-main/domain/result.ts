/** The value a call promised, or the expected failure that came instead. */
export type Result<Value, Problem> = { ok: true; value: Value } | { ok: false; problem: Problem };

/** A kept promise. */
export function ok(): Result<void, never>;
export function ok<Value>(value: Value): Result<Value, never>;
export function ok<Value>(value?: Value): Result<Value | undefined, never> {
  return { ok: true, value };
}

/** An expected failure. */
export function fail<Problem>(problem: Problem): Result<never, Problem> {
  return { ok: false, problem };
}
