import { allowedSwitches } from './allowed-switches.ts';
import { givenSwitches, type GivenSwitch } from './given-switches.ts';

/** The names of the switches in a command line that a packaged Hubkey does not start with, each once. */
export function refusedSwitches(args: readonly string[], platform: NodeJS.Platform): string[] {
  const refused = givenSwitches(args, platform).filter((given) => !allowed(given));
  return [...new Set(refused.map(({ name }) => name))];
}

function allowed({ name, value }: GivenSwitch): boolean {
  const rule = allowedSwitches.find((allowedSwitch) => allowedSwitch.name === name);
  return rule !== undefined && (rule.value?.test(value) ?? true);
}
