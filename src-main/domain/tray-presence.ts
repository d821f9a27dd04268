/**
 * none: the desktop shows no tray icons · refused: it shows some, but not Hubkey's · shown: it lists Hubkey's ·
 * unknown: it hasn't said yet.
 */
export type TrayPresence = 'unknown' | 'none' | 'refused' | 'shown';
