interface ScriptOptions {
  tools: RegExp;
  /** Those without an argument that load nothing. */
  plain: RegExp;
  /** Those whose argument, the next word, loads nothing. */
  withArgument?: RegExp;
  /** The script comes after this one; where that is left out, after all options. */
  naming?: RegExp;
}

const scriptOptions: readonly ScriptOptions[] = [
  {
    tools: /^(r|d|b)?ash$|^(ba|z|yash)?sh$|^(m|ok|pd|lk)?ksh\d*$/,
    plain: /^[-+][abefhkmnptuvxBCEHPT]+$|^--$/,
  },
  { tools: /^(python|pypy)w?[\d.]*t?$/, plain: /^-[bBdEIOPqRsSuvx]+$/ },
  {
    tools: /^(node|nodejs)$/,
    plain: /^--(no-warnings|no-deprecation|enable-source-maps|use-strict)$|^--$/,
  },
  { tools: /^perl[\d.]*$/, plain: /^-[wWtTX]+$|^--$/ },
  { tools: /^ruby[\d.]*$/, plain: /^-[wvU]+$|^-W[012]?$|^--$/ },
  {
    tools: /^(pwsh|powershell)$/,
    plain: /^-(noprofile|nop|nologo|noninteractive|noni|sta|mta)$/i,
    withArgument: /^-(executionpolicy|ep|ex)$/i,
    naming: /^-(file|f)$/i,
  },
];
const noOptions: Omit<ScriptOptions, 'tools'> = { plain: /^--$/ };
/** These run the file that is their first argument. */
const takeScripts =
  /^(r|d|b)?ash$|^(ba|z|tc|c|fi|ya|elvi|lk|mk)?sh$|^(m|ok|pd)?ksh\d*$|^nu$|^xonsh$|^((i?python|pypy|perl|ruby|php|lua|luajit|tclsh|wish|guile|node|nodejs)[\d.-]*t?|pythonw|rubyw|expect|rscript|bun|pwsh|powershell|cmd)$/;

/** Whether a tool runs a script that its arguments name. */
export const takesScripts = (tool: string): boolean => takeScripts.test(tool.toLowerCase());

/**
 * The script that an interpreter was started with, from its arguments: the first one after
 * options that are known to load nothing. Nothing after it is read, as it may be a secret.
 * Null for other programs, and in case of doubt.
 */
export function scriptOf(called: string, words: readonly string[]): string | null {
  const tool = called.toLowerCase();
  if (!takeScripts.test(tool)) return null;
  if (tool === 'cmd') return hubkeyBatch(words);
  const { plain, withArgument, naming } =
    scriptOptions.find(({ tools }) => tools.test(tool)) ?? noOptions;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (naming?.test(word)) return words[at + 1] || null;
    if (withArgument?.test(word)) at += 1;
    else if (!/^[-+]/.test(word)) return naming ? null : word || null;
    else if (word !== '--' && !plain.test(word)) return null;
  }
  return null;
}

/** cmd reads a batch file line by line as it runs, so it could have been changed meanwhile: only Hubkey's own is named. */
const hubkeyBatch = ([option, file = '']: readonly string[]): string | null =>
  option?.toLowerCase() === '/c' && /\\hubkey\.cmd$/i.test(file) ? file : null;
