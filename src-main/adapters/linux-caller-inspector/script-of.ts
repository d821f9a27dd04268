/** Options without an argument that load nothing, by interpreter: the script comes after them. */
const plainOptions: readonly (readonly [tools: RegExp, options: RegExp])[] = [
  [/^(r|d|b)?ash$|^(ba|z|yash)?sh$|^(m|ok|pd|lk)?ksh\d*$/, /^[-+][abefhkmnptuvxBCEHPT]+$|^--$/],
  [/^(python|pypy)[\d.]*t?$/, /^-[bBdEIOPqRsSuvx]+$/],
  [/^(node|nodejs)$/, /^--(no-warnings|no-deprecation|enable-source-maps|use-strict)$|^--$/],
  [/^perl[\d.]*$/, /^-[wWtTX]+$|^--$/],
  [/^ruby[\d.]*$/, /^-[wvU]+$|^-W[012]?$|^--$/],
];
const noOptions = /^--$/;
/** These run the file that is their first argument. */
const takeScripts =
  /^(r|d|b)?ash$|^(ba|z|tc|c|fi|ya|elvi|lk|mk)?sh$|^(m|ok|pd)?ksh\d*$|^nu$|^xonsh$|^((i?python|pypy|perl|ruby|php|lua|luajit|tclsh|wish|guile|node|nodejs)[\d.-]*t?|expect|Rscript|bun)$/;

/** Whether a tool runs a script that its arguments name. */
export const takesScripts = (tool: string): boolean => takeScripts.test(tool);

/**
 * The script that an interpreter was started with, from its arguments: the first one after
 * options that are known to have no argument. Nothing after it is read, as it may be a secret.
 * Null for other programs, and in case of doubt.
 */
export function scriptOf(tool: string, words: readonly string[]): string | null {
  if (!takesScripts(tool)) return null;
  const options = plainOptions.find(([tools]) => tools.test(tool))?.[1] ?? noOptions;
  for (const word of words) {
    if (word === '--') continue;
    if (!/^[-+]/.test(word)) return word || null;
    if (!options.test(word)) return null;
  }
  return null;
}
