/** Where the Hub lists and creates client keys (v2.9 of its API). */
export const clientKeysPath = '/api/auth/clientkeys/';
