import { copy, header, keyCopy, helperCall } from './moments/credentials.ts';
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
  helperCall,
  keyCreate,
  keyRotate,
  keyRevoke,
  healthReading,
  signOut,
  quit,
} as const;
