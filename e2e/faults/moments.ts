import { copy, header, keyCopy, passage } from './moments/credentials.ts';
import { keyCreate, keyRevoke, keyRotate } from './moments/keys.ts';
import {
  healthReading,
  idle,
  quit,
  refresh,
  signIn,
  signOut,
  start,
  unattendedSignIn,
} from './moments/sessions.ts';

export const moments = {
  start,
  idle,
  signIn,
  refresh,
  unattendedSignIn,
  copy,
  keyCopy,
  header,
  passage,
  keyCreate,
  keyRotate,
  keyRevoke,
  healthReading,
  signOut,
  quit,
} as const;
