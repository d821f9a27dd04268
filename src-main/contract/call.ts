import type { GenericSchema } from 'valibot';

/** One call of the window, with the types of its input and output. */
export interface Call<Input, Output> {
  /** Validates the input. */
  input: GenericSchema<unknown, Input>;
  /** Only for the compiler; undefined when the app runs. */
  types?: { in: Input; out: Output };
}

/** Declares a call by the schema of its input: `call(schema).returns<Output>()`. */
export const call = <Input>(input: GenericSchema<unknown, Input>) => ({
  returns: <Output>(): Call<Input, Output> => ({ input }),
});

type CallTable = Record<string, Call<unknown, unknown>>;

/** The input and output types of each call in a table, by name. */
export type TypesOf<Table extends CallTable> = {
  [Name in keyof Table]: NonNullable<Table[Name]['types']>;
};

/** The handlers for all calls of a table. */
export type HandlersOf<Table extends CallTable> = {
  [Name in keyof Table]: (
    input: TypesOf<Table>[Name]['in'],
  ) => Promise<TypesOf<Table>[Name]['out']>;
};
