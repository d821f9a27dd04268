import { continuation, quoteFor, variableWord } from './shell.ts';
import type { WrittenRequest } from './written-request.ts';

/** A command for Windows PowerShell 5.1 and PowerShell 7, without another program. */
export function invokeRestMethod({ url, method, body, authorization }: WrittenRequest): string {
  const word = (text: string): string => quoteFor('powershell', text);
  const { scheme, variable, credential } = authorization;
  const value =
    credential === null
      ? variableWord('powershell', `${scheme} `, variable)
      : word(`${scheme} ${credential}`);
  return [
    `Invoke-RestMethod -Method ${method} -Uri ${word(url)}`,
    `-Headers @{ Accept = ${word('application/json')}; Authorization = ${value} }`,
    '-MaximumRedirection 0',
    ...(body === null ? [] : [`-ContentType ${word('application/json')} -Body ${word(body)}`]),
  ].join(continuation.powershell);
}
