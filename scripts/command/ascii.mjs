/** PowerShell 5 reads a script as the system's code page. */
export const ascii = (text) =>
  text
    .replaceAll('…', '...')
    .replaceAll('→', '>')
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[^\n\x20-\x7e]/g, (found) => {
      throw new Error(`No ASCII for ${found}`);
    });
