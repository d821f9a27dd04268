/**
 * What the `hubkey` command is: its help, man page and completions and the tables of both scripts are
 * generated from this by `npm run command`. Texts are plain; each generator quotes them for its format.
 */

/** When the man page last changed. */
export const date = '2026-11-30';

export const summary = 'the Hub’s API from a terminal, through the running Hubkey';

/**
 * The options. `value`: what its argument is called; without it the option is a switch. `completes`: what
 * `hubkey __complete` lists for it; `choices`: fixed ones.
 */
export const options = {
  profile: {
    value: 'P',
    words: 'Another profile than the current one.',
    completes: 'profiles',
  },
  key: {
    value: 'K',
    words: 'A client key in place of the session; with an empty name the session.',
    completes: 'keys',
  },
  wait: {
    value: 'N',
    words: 'How many seconds to wait for you, 0 to 600: 60, and 300 for login.',
  },
  user: { value: 'U', words: 'The user name to fill in.' },
  json: { words: 'One JSON document for programs, in place of text for people.' },
  quick: { words: 'The quick palette in place of the window.' },
  watch: { words: 'Asks again every 2 seconds until the job has ended.' },
  'raw-path': { words: 'Adds no slash to the end of the path.' },
  endpoint: {
    value: 'E',
    words: 'What to ask the Hub for, by its name in Hubkey.',
    choices: [
      'health',
      'jobs',
      'alerts',
      'clientkeys',
      'configurations',
      'sign-in',
      'refresh',
      'create-key',
      'revoke-key',
      'site-health',
      'job',
      'files',
      'workflows',
      'workflow',
      'create-workflow',
      'change-workflow',
      'delete-workflow',
    ],
  },
  path: { value: 'PATH', words: 'What to ask the Hub for, by its path.' },
  method: {
    value: 'M',
    words: 'The HTTP method, with --path.',
    choices: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  },
  data: { value: 'D', words: 'The JSON body, with --path.' },
  shell: {
    value: 'S',
    words: 'The shell to write for.',
    choices: ['bash', 'zsh', 'fish', 'powershell', 'cmd'],
  },
  variable: { words: 'Takes the credential from a shell variable, so that none is in the copy.' },
  jq: { words: 'Pipes the answer to jq.' },
};

/** What `hubkey copy` can copy, and what it says it has copied. */
export const copied = {
  header: 'the header',
  value: 'the credential',
  curl: 'the curl command',
  export: 'the export command',
  helper: 'the helper command',
  swagger: 'the value for Swagger',
  login: 'the sign-in commands',
  httpie: 'the HTTPie command',
  python: 'the Python code',
  powershell: 'the PowerShell command',
};
export const copyKinds = Object.keys(copied);

/** What `hubkey keys` does to a key. */
export const keyActs = ['new', 'rotate', 'revoke', 'check'];

const paths = [
  '/api/health/',
  '/api/jobs/',
  '/api/alerts/',
  '/api/auth/clientkeys/',
  '/api/configurations/',
];

/**
 * The commands. `operands`: what else it takes, as the help shows it. `choices`: fixed words for its first
 * operand, `completes`: what `hubkey __complete` lists for an operand, by its position. `about`: for completions.
 * `words`: for the help, `more`: for the man page besides. `powershell`: what differs there.
 */
export const commands = [
  {
    name: 'curl',
    operands: 'PATH [curl options…]',
    options: ['profile', 'key', 'wait', 'raw-path'],
    choices: paths,
    about: 'ask the Hub, with the credential added',
    words: 'Asks the Hub for PATH with the credential added, as in: hubkey curl /api/jobs/ | jq',
    more: 'All options of curl may follow the path. Hubkey’s own may stand before or after it; after “--” everything is curl’s, such as its own --key. A token that ended is renewed; a session that ended asks you, and the request goes on once you are signed in. What changes something on the Hub asks you first, unless Hubkey’s settings allow it.',
  },
  {
    name: 'header',
    operands: '',
    options: ['profile', 'key', 'wait'],
    about: 'print the Authorization header, if you allow it',
    words: 'Prints the whole Authorization header, if you allow that program.',
  },
  {
    name: 'env',
    operands: '',
    options: ['profile', 'key', 'wait'],
    about: 'print a line to evaluate',
    words: 'Prints a line for: eval "$(hubkey env)"',
    more: 'It sets JWT_TOKEN or API_KEY in your shell, for all that you start there. “hubkey exec” sets it for one command alone.',
    powershell: 'Prints a line for: hubkey env | Invoke-Expression',
  },
  {
    name: 'exec',
    operands: '-- CMD [ARG…]',
    options: ['profile', 'key', 'wait'],
    about: 'run a command with the credential in its environment',
    words:
      'Runs CMD with HUB_URL and JWT_TOKEN or API_KEY in its environment alone, if you allow it.',
    more: 'Of the two variables the one that isn’t set is removed there. Ends as CMD ends.',
  },
  {
    name: 'login',
    operands: '[ADDRESS]',
    options: ['user', 'profile', 'wait'],
    about: 'open sign-in, and wait until you are signed in',
    words: 'Opens sign-in with address and user filled in, and ends once you are signed in.',
  },
  {
    name: 'logout',
    operands: '',
    options: ['profile'],
    about: 'sign out',
    words: 'Signs out.',
  },
  {
    name: 'use',
    operands: 'PROFILE',
    options: [],
    completes: ['profiles'],
    about: 'make a profile the current one',
    words: 'Makes PROFILE the current one.',
  },
  {
    name: 'refresh',
    operands: '',
    options: ['profile'],
    about: 'renew the session now',
    words: 'Renews the session now.',
  },
  {
    name: 'status',
    operands: '',
    options: ['json'],
    about: 'print profiles, sessions, keys and health',
    words: 'Prints profiles, sessions, keys and health. No secret is in it.',
  },
  {
    name: 'profiles',
    operands: '',
    options: ['json'],
    about: 'list the profiles',
    words: 'Lists the profiles, and marks the current one.',
  },
  {
    name: 'keys',
    operands: '[list] | new|rotate|revoke|check NAME',
    options: ['profile', 'wait', 'json'],
    choices: ['list', ...keyActs],
    completes: [null, 'keys'],
    about: 'list, create, rotate, revoke or check client keys',
    words: 'Lists the client keys, or creates, rotates, revokes or checks the one called NAME.',
    more: 'To create, rotate and revoke asks you first, unless Hubkey’s settings allow it. New secrets are saved in the keychain, never printed.',
  },
  {
    name: 'health',
    operands: '',
    options: ['profile', 'json'],
    about: 'print the Hub’s health',
    words: 'Prints the Hub’s health. Exit code 5: degraded, 6: not reachable.',
  },
  {
    name: 'jobs',
    operands: '[ID]',
    options: ['profile', 'key', 'watch', 'json', 'wait'],
    about: 'list the Hub’s jobs, or watch one',
    words:
      'Lists the Hub’s jobs (the first page, at most 100), or prints the one with that ID; --watch ends with the job.',
    more: 'While the Hub can’t be reached, --watch goes on for a minute. With --watch and --json one document is printed, once the job has ended. Exit code 1 where the job failed.',
  },
  {
    name: 'copy',
    operands: copyKinds.join('|'),
    options: [
      'profile',
      'key',
      'wait',
      'endpoint',
      'path',
      'method',
      'data',
      'shell',
      'variable',
      'jq',
    ],
    choices: copyKinds,
    about: 'put something on the clipboard',
    words: 'Puts it on the clipboard; nothing of it is printed.',
    more: 'Hubkey clears it after a while. “helper” is a command without any credential in it, “swagger” what the Authorize box of the Hub’s API page wants, “login” the commands that sign in.',
  },
  {
    name: 'open',
    operands: '',
    options: ['quick'],
    about: 'show the window or the quick palette',
    words: 'Shows Hubkey’s window, or its quick palette.',
  },
  {
    name: 'doctor',
    operands: '',
    options: ['json'],
    about: 'check this computer and the ways to its Hubs',
    words:
      'Checks keychain, clipboard, helper, network and Hubs. Exit code 1 where something failed.',
    more: 'Where Hubkey isn’t running it says what can be said without it, and ends with 3. No secret is in the report.',
  },
  {
    name: 'ssh',
    operands: 'HOST [ssh options…] [CMD…]',
    options: [],
    about: 'sign in to a host where hubkey works as here',
    words: 'Runs ssh. “hubkey curl” works on HOST while connected.',
    more: 'Hubkey’s socket is forwarded by OpenSSH’s own stream-local forwarding, into a folder on HOST that only your user there (and root) can open, and which is removed at the end. HUBKEY_SOCKET says where it is. No credential is stored on HOST. Whoever is root on HOST can use the socket while you are connected; what asks you here says “from HOST over ssh”.',
    powershell: 'Not on Windows, where Hubkey has no socket that ssh could forward.',
  },
];

/** Exit codes. */
export const exitCodes = [
  { code: '0', words: 'done' },
  { code: '1', words: 'refused or failed' },
  { code: '2', words: 'wrong usage' },
  { code: '3', words: 'Hubkey is not running' },
  { code: '4', words: 'sign-in needed' },
  { code: '5', words: 'degraded (health)' },
  { code: '6', words: 'not reachable (health)' },
];

/** Why Hubkey refused a request of `hubkey curl`, by the kind of the refusal, and `*` for the others. */
export const refusals = {
  'sign-in-needed': 'Sign-in needed: sign in to Hubkey, then try again.',
  locked:
    'Hubkey is locked. Unlock it, or use a client key that is marked “For scripts” in Client keys.',
  busy: 'Too many programs are waiting for an answer in Hubkey. Answer those, then try again.',
  'no-profile': 'There is no such profile. “hubkey profiles” lists those there are.',
  'ambiguous-profile': 'Several profiles have that name. Rename one in Hubkey’s settings.',
  'no-key':
    'No client key of that name is saved on this computer. “hubkey keys” lists those there are.',
  'which-key': 'Several client keys have that name. Rename or revoke one in Client keys.',
  'key-unreadable': 'The client key can’t be read from the keychain. Open Hubkey to see why.',
  'account-disabled': 'The Hub says this account is disabled. Contact its administrator.',
  'waiting-for-keychain': 'Hubkey waits for the keychain. Unlock it, then try again.',
  'hub-unreachable': 'The Hub can’t be reached. “hubkey health” says why.',
  certificate: 'The Hub’s certificate can’t be trusted. Open Hubkey to see why.',
  'bad-path': 'Hubkey can’t ask for that path. Type one below /api/, such as /api/jobs/.',
  'bad-request': 'Hubkey can’t read this request. Check the headers and options you gave to curl.',
  'not-found': 'Hubkey doesn’t know this call. It may be an older version than this command.',
  'wrong-method': 'Hubkey doesn’t take this method. Check the options you gave to curl.',
  'too-large': 'The request is too large for Hubkey. Send less at a time.',
  '*': 'Hubkey refused the request. “hubkey doctor” may say why.',
};

/**
 * How curl ends where nothing answers any more, or Hubkey refused what `hubkey curl` asks for: no connection, an
 * empty answer, no more taken, a reset (curl(1), EXIT CODES).
 */
export const notAnswered = ['7', '52', '55', '56'];

/** What ends as something else ends. */
export const passedCodes = [
  'curl ends as curl itself does, with 10 added to its codes 1 to 4; an answer of the Hub counts as done whatever its status.',
  'exec ends as its command does, ssh as ssh does.',
];

export const environment = [
  { name: 'HUBKEY_PROFILE', words: 'The profile where --profile isn’t given.' },
  { name: 'HUBKEY_KEY', words: 'The client key where --key isn’t given.' },
  {
    name: 'HUBKEY_SOCKET',
    words: 'A socket of Hubkey to use, as on a host that “hubkey ssh” leads to.',
  },
  { name: 'HUBKEY_USER_DATA', words: 'Another user-data folder.' },
  { name: 'NO_COLOR', words: 'No colours.' },
];

export const examples = [
  'hubkey curl /api/jobs/ | jq',
  `hubkey curl auth/clientkeys -X POST -H 'Content-Type: application/json' -d '{"name":"x"}'`,
  'hubkey curl --key nightly jobs?page=2 -o jobs.json',
  'hubkey login hub.example.com --user ana && hubkey jobs',
  'hubkey jobs 42 --watch && echo done',
  'hubkey exec --key nightly -- ./report.py',
  'hubkey ssh build.example.com',
];
