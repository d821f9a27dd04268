/** The value of a call that worked, or its expected failure. */
export type Result<Value, Problem> = { ok: true; value: Value } | { ok: false; problem: Problem };

/** A result with a value. */
export function ok(): Result<void, never>;
export function ok<Value>(value: Value): Result<Value, never>;
export function ok<Value>(value?: Value): Result<Value | undefined, never> {
  return { ok: true, value };
}

/** A result with an expected failure. */
export function fail<Problem>(problem: Problem): Result<never, Problem> {
  return { ok: false, problem };
}
