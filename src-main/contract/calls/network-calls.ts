import * as v from 'valibot';
import { connectionFiles } from '../../domain/connection-file.ts';
import type { KeychainProblem } from '../../domain/keychain-problem.ts';
import type { NetworkFacts } from '../../domain/network-facts.ts';
import type { ProxyAddressProblem } from '../../domain/proxy-address.ts';
import type { Result } from '../../domain/result.ts';
import { call } from '../call.ts';
import { profile, text } from '../inputs.ts';

const proxy = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['system', 'none']) }),
  v.strictObject({ kind: v.literal('own'), address: text }),
]);

const fileOfProfile = v.strictObject({ profile, file: v.picklist(connectionFiles) });

/** How connections to a Hub are made: proxy, authorities and client certificate. */
export const networkCalls = {
  /** What is in use now, and what is wrong with the chosen files; null: the profile is gone. */
  networkFacts: call(profile).returns<NetworkFacts | null>(),
  chooseProxy: call(v.strictObject({ profile, proxy })).returns<
    Result<void, ProxyAddressProblem>
  >(),
  /** Opens a dialog of the system's in which a file is chosen. */
  chooseConnectionFile: call(fileOfProfile).returns<null>(),
  forgetConnectionFile: call(fileOfProfile).returns<null>(),
  /** Saves the passphrase of the client certificate's key in the keychain; empty: forgets it. */
  savePassphrase: call(v.strictObject({ profile, passphrase: text })).returns<
    Result<'saved' | 'no-certificate', KeychainProblem>
  >(),
};
