/** Options that take no word with them and load nothing, by interpreter: what follows them is the script. */
const plainOptions: readonly (readonly [tools: RegExp, options: RegExp])[] = [
  [/^(r|d|b)?ash$|^(ba|z|yash)?sh$|^(m|ok|pd|lk)?ksh\d*$/, /^[-+][abefhkmnptuvxBCEHPT]+$|^--$/],
  [/^(python|pypy)[\d.]*t?$/, /^-[bBdEIOPqRsSuvx]+$/],
  [/^(node|nodejs)$/, /^--(no-warnings|no-deprecation|enable-source-maps|use-strict)$|^--$/],
  [/^perl[\d.]*$/, /^-[wWtTX]+$|^--$/],
  [/^ruby[\d.]*$/, /^-[wvU]+$|^-W[012]?$|^--$/],
];
const noOptions = /^--$/;
/** These run a file that is their first word. */
const takeScripts =
  /^(r|d|b)?ash$|^(ba|z|tc|c|fi|ya|elvi|lk|mk)?sh$|^(m|ok|pd)?ksh\d*$|^nu$|^xonsh$|^((i?python|pypy|perl|ruby|php|lua|luajit|tclsh|wish|guile|node|nodejs)[\d.-]*t?|expect|Rscript|bun)$/;

/**
 * The script that an interpreter was started with, as its words after its own name say: the first after
 * options that are known to take no word with them. Nothing after it is looked at, as it may be a secret.
 * Null for other programs, and where it is not sure.
 */
export function scriptOf(tool: string, words: readonly string[]): string | null {
  if (!takeScripts.test(tool)) return null;
  const options = plainOptions.find(([tools]) => tools.test(tool))?.[1] ?? noOptions;
  for (const word of words) {
    if (word === '--') continue;
    if (!/^[-+]/.test(word)) return word || null;
    if (!options.test(word)) return null;
  }
  return null;
}
