import { execFileSync } from 'node:child_process';

/** The frameworks as Python modules, in the order in which their absence is told. */
const modules = [
  'django',
  'rest_framework',
  'rest_framework_simplejwt',
  'rest_framework_api_key',
  'drf_spectacular',
  'gunicorn',
];

/** Debian's packages belong to the system's Python, which another one in PATH may hide. */
const candidates = ['/usr/bin/python3', 'python3'];

/** A Python that has all frameworks, or null. Takes up to 0.1 s. */
export function findPython(): string | null {
  return candidates.find(hasFrameworks) ?? null;
}

function hasFrameworks(python: string): boolean {
  const script = `import importlib.util as u, sys; sys.exit(any(u.find_spec(m) is None for m in ${JSON.stringify(modules)}))`;
  try {
    execFileSync(python, ['-c', script], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
