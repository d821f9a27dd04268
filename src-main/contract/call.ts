import type { GenericSchema } from 'valibot';

/** One call of the window: what it sends, and what comes back. */
export interface Call<Input, Output> {
  /** Checks what comes through the door. */
  input: GenericSchema<unknown, Input>;
  /** For the compiler alone; never there when the app runs. */
  types?: { in: Input; out: Output };
}

/** Declares a call by the schema of its input: `call(schema).returns<Output>()`. */
export const call = <Input>(input: GenericSchema<unknown, Input>) => ({
  returns: <Output>(): Call<Input, Output> => ({ input }),
});

type CallTable = Record<string, Call<unknown, unknown>>;

/** What goes in and what comes back, by the name of each call of a table. */
export type TypesOf<Table extends CallTable> = {
  [Name in keyof Table]: NonNullable<Table[Name]['types']>;
};

/** What does the calls of a table: none of them may be left out. */
export type HandlersOf<Table extends CallTable> = {
  [Name in keyof Table]: (
    input: TypesOf<Table>[Name]['in'],
  ) => Promise<TypesOf<Table>[Name]['out']>;
};
