import { signObjects } from '../support/sign-text.ts'
import type { Forge } from './given.ts'

/** Tokens that are signed by a key which is not the issuer's. */
export const foreignKeys: Forge = ({ issuer, other, own, header, claims }) => {
  const { kid: _, ...withoutId } = header
  const by = (
    name: string,
    more: object,
    key = own,
    reason = /^token(Key|Signature)$/,
    from: object = claims,
  ) => ({
    name,
    token: signObjects({ ...header, ...more }, from, 'RS256', key.privateKey),
    reason,
  })
  const ofOther = { ...claims, iss: other.issuer }
  return [
    by('the own key under the id of the issuer', {}, own, /^tokenSignature$/),
    by('the own key under its own id', { kid: 'own' }, own, /^tokenKey$/),
    {
      name: 'the own key without an id',
      token: signObjects(withoutId, claims, 'RS256', own.privateKey),
      reason: /^tokenSignature$/,
    },
    by('the key of the issuer for the other issuer', {}, issuer.key, /^tokenKey$/, ofOther),
    {
      name: 'the key of the other issuer, with its algorithm and its id',
      token: signObjects({ ...header, alg: 'ES256' }, claims, 'ES256', other.key.privateKey),
      reason: /^tokenKey$/,
    },
    {
      name: 'the own key for the other issuer',
      token: signObjects(header, ofOther, 'RS256', own.privateKey),
      reason: /^tokenKey$/,
    },
  ]
}

/** Key ids that are not the issuer's, also where its key signed. */
export const keyIds: Forge = ({ issuer, header, claims }) => {
  const ids = [
    'key-2',
    '',
    'KEY-1',
    'key-1 ',
    ' key-1',
    'key-1\0',
    'key-1/../key-1',
    '../../dev/null',
    "' OR 1=1 --",
    '*',
    null,
    0,
    1,
    true,
    ['key-1'],
    { toString: 'key-1' },
    '__proto__',
    'k'.repeat(4_000),
  ]
  return ids.map((kid) => ({
    name: `kid ${JSON.stringify(kid).slice(0, 40)}`,
    token: signObjects({ ...header, kid }, claims, 'RS256', issuer.key.privateKey),
    reason: /^token(Key|Malformed)$/,
  }))
}

/** Tokens that bring the key with which they are to be checked. */
export const broughtKeys: Forge = ({ own, ownServer, header, claims }) => {
  const { kid: _, ...withoutId } = header
  const { jwk } = own
  const x5c = [own.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')]
  const brought: Record<string, object> = {
    jwk: { jwk },
    'jwk under the id of the issuer': { jwk: { ...jwk, kid: 'key-1' } },
    jku: { jku: ownServer.jwksUri },
    'jku and jwk': { jku: ownServer.jwksUri, jwk },
    x5u: { x5u: `${ownServer.issuer}/certificate` },
    x5c: { x5c },
    'x5c and x5t': { x5c, x5t: 'AAAA', 'x5t#S256': 'AAAA' },
    'iss in the header': { iss: ownServer.issuer },
    'jwks in the header': { jwks: { keys: [jwk] } },
  }
  return Object.entries(brought).flatMap(([name, more]) =>
    [header, withoutId, { ...header, kid: 'own' }].map((base) => ({
      name: `${name}, with the id ${String(Object(base).kid)}`,
      token: signObjects({ ...base, ...more }, claims, 'RS256', own.privateKey),
      reason: /^token(Key|Signature)$/,
    })),
  )
}
