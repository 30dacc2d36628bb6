import { sign } from 'node:crypto'
import { encode, signObjects, signText } from '../support/sign-text.ts'
import type { Forge } from './given.ts'

const REFUSED = /^token(Algorithm|Malformed|Key)$/

/** Tokens that say they need no signature, or do not say what they need. */
export const none: Forge = ({ header, claims, good }) => {
  const names = [
    'none',
    'None',
    'NONE',
    'nOnE',
    'none ',
    '',
    'null',
    'plain',
    undefined,
    null,
    0,
    true,
    [],
    {},
    ['none'],
  ]
  const [, , signature = ''] = good.split('.')
  return names.flatMap((alg) => {
    const input = `${encode(JSON.stringify({ ...header, alg }))}.${encode(JSON.stringify(claims))}`
    const name = `alg ${JSON.stringify(alg)}`
    return [
      { name: `${name} without a signature`, token: `${input}.`, reason: /^tokenMalformed$/ },
      { name: `${name} with a borrowed signature`, token: `${input}.${signature}`, reason: REFUSED },
      { name: `${name} with a signature of zero`, token: `${input}.AA`, reason: REFUSED },
    ]
  })
}

/** Tokens whose shared secret is something that everybody knows, such as the public key. */
export const sharedSecrets: Forge = ({ issuer, header, claims }) => {
  const { publicKey, jwk } = issuer.key
  const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString()
  const secrets: Record<string, string | Uint8Array> = {
    'the PEM of the public key': pem,
    'the PEM without its last line feed': pem.trimEnd(),
    'the PEM with CRLF': pem.replace(/\n/g, '\r\n'),
    'the text of the PEM alone': pem.replace(/-----[^-]+-----|\n/g, ''),
    'the DER of the public key': publicKey.export({ format: 'der', type: 'spki' }),
    'the PKCS 1 PEM': publicKey.export({ format: 'pem', type: 'pkcs1' }),
    'the PKCS 1 DER': publicKey.export({ format: 'der', type: 'pkcs1' }),
    'the JWK': JSON.stringify(jwk),
    'the key set': JSON.stringify(issuer.keys),
    'the modulus': String(jwk.n),
    'the modulus in bytes': Buffer.from(String(jwk.n), 'base64url'),
    'the key id': 'key-1',
    nothing: '',
    'the name of the issuer': issuer.issuer,
  }
  return Object.entries(secrets).flatMap(([name, secret]) =>
    ['HS256', 'HS384', 'HS512'].map((alg) => ({
      name: `${alg} with ${name}`,
      token: signObjects({ ...header, alg }, claims, alg, secret),
      reason: /^tokenAlgorithm$/,
    })),
  )
}

/** Tokens that are signed in another way than the key is for, or than the header says. */
export const mixedUp: Forge = ({ issuer, other, header, claims, good }) => {
  const { privateKey } = issuer.key
  const input = good.slice(0, good.lastIndexOf('.'))
  const otherAlgorithms = ['RS384', 'RS512', 'PS256', 'PS384', 'PS512'].flatMap((alg) => [
    {
      name: `${alg} by the key for RS256`,
      token: signObjects({ ...header, alg }, claims, alg, privateKey),
      reason: /^tokenKey$/,
    },
    {
      name: `${alg}, called RS256`,
      token: signObjects(header, claims, alg, privateKey),
      reason: /^tokenSignature$/,
    },
  ])
  const ofOther = { ...claims, iss: other.issuer }
  const otherHeader = { ...header, alg: 'ES256' }
  const otherInput = `${encode(JSON.stringify(otherHeader))}.${encode(JSON.stringify(ofOther))}`
  const der = sign('sha256', Buffer.from(otherInput), other.key.privateKey)
  const raw = sign('sha256', Buffer.from(otherInput), {
    key: other.key.privateKey,
    dsaEncoding: 'ieee-p1363',
  })
  const signatures: Record<string, Uint8Array> = {
    'in DER': der,
    'of zero': Buffer.alloc(64),
    'of zero bytes in DER': Buffer.from('3006020100020100', 'hex'),
    'with its halves exchanged': Buffer.concat([raw.subarray(32), raw.subarray(0, 32)]),
    'with a byte more': Buffer.concat([raw, Buffer.alloc(1)]),
    'without its last byte': raw.subarray(0, -1),
    'of ones': Buffer.alloc(64, 0xff),
  }
  return [
    ...otherAlgorithms,
    {
      name: 'RS256, called ES256',
      token: signObjects({ ...header, alg: 'ES256' }, claims, 'RS256', privateKey),
      reason: /^tokenKey$/,
    },
    {
      name: 'ES256 by the other issuer, called RS256',
      token: signObjects(header, claims, 'ES256', other.key.privateKey),
      reason: /^tokenSignature$/,
    },
    {
      name: 'ES256 by the other issuer',
      token: signObjects(otherHeader, claims, 'ES256', other.key.privateKey),
      reason: /^tokenKey$/,
    },
    ...['ES384', 'ES512', 'EdDSA', 'ES256K', 'RS1', 'rs256', 'RS256 ', 'RSA', 'A256GCMKW', 'ECDH-ES'].map(
      (alg) => ({
        name: `RS256, called ${alg}`,
        token: signText(JSON.stringify({ ...header, alg }), JSON.stringify(claims), 'RS256', privateKey),
        reason: REFUSED,
      }),
    ),
    ...Object.entries(signatures).map(([name, signature]) => ({
      name: `ES256 with a signature ${name}`,
      token: `${otherInput}.${encode(signature)}`,
      reason: /^tokenSignature$/,
    })),
    {
      name: 'RS256 with a signature of zero',
      token: `${input}.${encode(Buffer.alloc(256))}`,
      reason: /^tokenSignature$/,
    },
    {
      name: 'RS256 with a signature of one',
      token: `${input}.${encode(Buffer.alloc(256, 1))}`,
      reason: /^tokenSignature$/,
    },
  ]
}
