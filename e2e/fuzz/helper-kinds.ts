import { bodyKinds } from './helper-kinds/bodies.ts';
import { callerKinds } from './helper-kinds/callers.ts';
import { connectionKinds } from './helper-kinds/connections.ts';
import { framingKinds } from './helper-kinds/framing.ts';
import { lineKinds } from './helper-kinds/lines.ts';
import { targetKinds } from './helper-kinds/targets.ts';
import type { Kind } from './kind.ts';

/** Every kind of request that the helper is attacked with. */
export const helperKinds: readonly Kind[] = [
  ...lineKinds,
  ...targetKinds,
  ...framingKinds,
  ...callerKinds,
  ...bodyKinds,
  ...connectionKinds,
];
