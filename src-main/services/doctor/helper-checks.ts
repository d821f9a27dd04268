import type { HelperAddress } from '../../domain/app-state.ts';
import type { HelperProbe } from '../../ports/helper-probe.ts';
import type { Check } from './check.ts';

/** Checks that programs reach the helper, and nobody else does. `address` null: it isn't listening. */
export function helperChecks(address: HelperAddress | null, probe: HelperProbe): Check[] {
  const listening: Check = {
    row: { id: 'helper' },
    run: () => Promise.resolve({ id: 'helper', listening: address !== null }),
  };
  if (!address) return [listening];
  const { socket } = address;
  return [
    listening,
    {
      row: { id: 'helper-files' },
      run: async () => ({ id: 'helper-files', faults: await probe.fileFaults(address) }),
    },
    {
      row: { id: 'helper-tcp' },
      run: async () => ({ id: 'helper-tcp', found: await probe.requestOverTcp(address) }),
    },
    {
      row: { id: 'helper-socket' },
      run: async () => ({
        id: 'helper-socket',
        found: socket === null ? null : await probe.requestOverSocket(socket),
      }),
    },
  ];
}
