import { setImmediate } from 'node:timers/promises';
import { jsonText, type JsonText } from '../../contract/json-text.ts';

/** A value that may be long, for the window. Writing and sending it each take a while: other work gets its turn in between. */
export const longAnswer = <Value>(value: Value): Promise<JsonText<Value>> =>
  setImmediate(jsonText(value));
