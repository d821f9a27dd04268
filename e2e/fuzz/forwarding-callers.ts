import { valuesOf } from './strict-reader.ts';
import { bytesOf, type Doors } from './forwarding-bytes.ts';
import { isCut, isGood, type ForwardCase } from './forwarding-cases.ts';
import { RawCaller, type Answer } from './raw-caller.ts';

const callers = 8;
const maxPipelined = 4;

/** Where the helper's two doors are. */
export interface HelperDoors extends Doors {
  port: number;
  socket: string;
}

/** Sends all of them from several callers at once; gives what was wrong with the answers. */
export async function callAll(
  cases: readonly ForwardCase[],
  doors: HelperDoors,
): Promise<string[]> {
  const wrong: string[] = [];
  const batches = { tcp: batched(cases, 'tcp'), socket: batched(cases, 'socket') };
  const call = async (door: ForwardCase['door']): Promise<void> => {
    const address =
      door === 'tcp' ? { port: doors.port, host: '127.0.0.1' } : { path: doors.socket };
    const caller = new RawCaller(address);
    for (let batch = batches[door].pop(); batch; batch = batches[door].pop()) {
      const last = batch.at(-1);
      const asked = {
        bytes: Buffer.concat(batch.map((passed) => bytesOf(passed, doors))),
        methods: batch.map(({ method }) => method),
        pieces: last?.pieces ?? 1,
        abandoned: last !== undefined && isCut(last),
      };
      try {
        const answers = await caller.exchange(asked);
        wrong.push(...batch.flatMap((passed, at) => faultOf(passed, answers[at])));
      } catch (error) {
        wrong.push(`${batch.map(described).join(' + ')}: ${String(error)}`);
      }
      // What follows a bad request on its connection is nobody's promise.
      if (last && !isGood(last)) caller.end();
    }
    caller.end();
  };
  await Promise.all(Array.from({ length: callers }, (_, at) => call(at % 2 ? 'tcp' : 'socket')));
  return wrong;
}

/** Good requests one behind the other; a bad one goes alone, as it takes its connection along. */
function batched(cases: readonly ForwardCase[], door: ForwardCase['door']): ForwardCase[][] {
  const batches: ForwardCase[][] = [];
  let batch: ForwardCase[] = [];
  for (const passed of cases.filter((each) => each.door === door)) {
    if (isGood(passed)) batch.push(passed);
    else batches.push([passed]);
    if (batch.length < maxPipelined) continue;
    batches.push(batch);
    batch = [];
  }
  return batch.length ? [...batches, batch] : batches;
}

function faultOf(passed: ForwardCase, answer: Answer | undefined): string[] {
  const of = described(passed);
  if (!answer) return isGood(passed) ? [`${of}: no answer`] : [];
  const { status, headers, body } = answer;
  const [id] = valuesOf(headers, 'x-far-id');
  if (id === undefined) {
    const refused = status >= 400 && body.startsWith(passed.method === 'HEAD' ? '' : '{"error":');
    if (isGood(passed)) return [`${of}: refused, ${status} ${body}`];
    return refused ? [] : [`${of}: an answer of nobody, ${status} ${body}`];
  }
  if (id !== passed.id) return [`${of}: the answer for ${id}`];
  const whole = passed.method === 'HEAD' ? '' : `far ${passed.id}`;
  return status === 200 && body === whole ? [] : [`${of}: answer ${status} ${body}`];
}

/** A case in one line, for a person to repeat. */
export function described({
  id,
  method,
  framing,
  oddity,
  headers,
  far,
  body,
}: ForwardCase): string {
  const said = headers.map(([name, value]) => `${name}: ${value}`).join(', ');
  return `${id} ${method} ${framing}${oddity ? ` ${oddity}` : ''} (${body.length} bytes; ${said}; ${far})`;
}
