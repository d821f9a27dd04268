/** SYSTEM, administrators, and the service that installs Windows itself: "Well-known SIDs". */
const administrators = [
  'SY',
  'BA',
  'S-1-5-18',
  'S-1-5-32-544',
  'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464',
];

/** The letters for rights with which a file is read or run; all others may change it: "ACE Strings". */
const readingRights = ['GR', 'GX', 'FR', 'FX', 'RC', 'CC', 'SW', 'WP', 'LO'];

/** The others as bits: write and append data, write attributes, delete (a child), change permissions, take ownership, everything, write. */
const writingBits = 0x0002 | 0x0004 | 0x0010 | 0x0040 | 0x0100 | 0xd_0000 | 0x5000_0000;

/**
 * Whether someone who is no administrator could change what a security descriptor protects, given in the form that
 * Windows writes: "O:BAG:SYD:PAI(A;;FA;;;BA)(A;;0x1200a9;;;BU)". One that can't be understood counts as changeable.
 */
export function othersMayChangeBy(descriptor: string): boolean {
  // A missing list, with which everybody may do everything, doesn't have this form.
  const form = /^O:([\w-]+?)(?:G:[\w-]+?)?D:[A-Z]*((?:\([^()]*\))*)$/;
  const [, owner, list] = form.exec(descriptor) ?? [];
  if (owner === undefined || list === undefined || !administrators.includes(owner)) return true;
  const entries = [...list.matchAll(/\(([^()]*)\)/g)].map(([, entry = '']) => entry.split(';'));
  return entries.some(([type = '', flags = '', rights = '', , , trustee = '']) => {
    if (type === 'D') return false;
    // It only applies to what is created in the folder later.
    if (flags.match(/../g)?.includes('IO')) return false;
    return !administrators.includes(trustee) && (type !== 'A' || mayWrite(rights));
  });
}

function mayWrite(rights: string): boolean {
  if (/^0x[0-9a-f]+$/i.test(rights)) return (Number(rights) & writingBits) !== 0;
  const letters = /^(?:[A-Z]{2})+$/.test(rights) ? (rights.match(/../g) ?? []) : ['?'];
  return !letters.every((right) => readingRights.includes(right));
}
