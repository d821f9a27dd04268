import {
  ownProxy,
  type ClientIdentity,
  type NetworkRules,
  type ProxyChoice,
} from '../../domain/network-rules.ts';
import { isObject } from '../is-object.ts';
import { orNull, text, type Reader } from './field-readers.ts';

/** The rules of a Hub's connections. A proxy with a user or password isn't one that a person could choose. */
export const readNetwork: Reader<NetworkRules> = (value) => {
  if (!isObject(value)) return undefined;
  const proxy = readProxy(value['proxy']);
  const authorities = orNull(text)(value['authorities']);
  const identity = orNull(readIdentity)(value['identity']);
  return proxy === undefined || authorities === undefined || identity === undefined
    ? undefined
    : { proxy, authorities, identity };
};

const readProxy: Reader<ProxyChoice> = (value) => {
  if (!isObject(value)) return undefined;
  const { kind, address } = value;
  if (kind === 'system' || kind === 'none') return { kind };
  return kind === 'own' && typeof address === 'string' ? ownProxy(address) : undefined;
};

const readIdentity: Reader<ClientIdentity> = (value) => {
  if (!isObject(value)) return undefined;
  const certificate = text(value['certificate']);
  const key = orNull(text)(value['key']);
  return certificate === undefined || key === undefined ? undefined : { certificate, key };
};
