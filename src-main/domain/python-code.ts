import type { WrittenRequest } from './written-request.ts';

/** A Python script that uses the package `requests`. */
export function pythonCode({ url, method, body, authorization }: WrittenRequest): string {
  const { scheme, variable, credential } = authorization;
  const value =
    credential === null
      ? `${pythonText(`${scheme} `)} + os.environ[${pythonText(variable)}]`
      : pythonText(`${scheme} ${credential}`);
  const type = body === null ? [] : ["        'Content-Type': 'application/json',"];
  return [
    ...(credential === null ? ['import os', ''] : []),
    'import requests',
    '',
    '',
    '# As `auth`, because an entry in ~/.netrc would replace the header otherwise.',
    'def authorized(request):',
    `    request.headers['Authorization'] = ${value}`,
    '    return request',
    '',
    '',
    'response = requests.request(',
    `    ${pythonText(method)},`,
    `    ${pythonText(url)},`,
    '    headers={',
    "        'Accept': 'application/json',",
    ...type,
    '    },',
    ...(body === null ? [] : [`    data=${pythonText(body)},`]),
    '    auth=authorized,',
    '    allow_redirects=False,',
    '    timeout=60,',
    ')',
    'response.raise_for_status()',
    'print(response.text)',
    '',
  ].join('\n');
}

/** A string literal of Python 3, in printable ASCII. */
function pythonText(text: string): string {
  const escaped = text.replaceAll(/[^ -~]|['\\]/gu, (found) => {
    if (found === "'" || found === '\\') return `\\${found}`;
    return `\\U${(found.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`;
  });
  return `'${escaped}'`;
}
