import { CompactEncrypt } from 'jose'
import { encode, signObjects, signText } from '../support/sign-text.ts'
import type { Forge } from './given.ts'

const MALFORMED = /^tokenMalformed$/

/** A good token that is not whole. */
export const truncated: Forge = ({ good }) => {
  const [header = '', claims = '', signature = ''] = good.split('.')
  const cut = Array.from({ length: 20 }, (_, index) => Math.floor((good.length * (index + 1)) / 21))
  const texts = [
    ...cut.map((length) => good.slice(0, length)),
    ...cut.slice(0, 5).map((length) => good.slice(length)),
    good.slice(0, -1),
    good.slice(1),
    header,
    `${header}.${claims}`,
    `${header}.${claims}.`,
    `${header}..${signature}`,
    `.${claims}.${signature}`,
    `${claims}.${signature}`,
    '.',
    '..',
    '...',
    'e30.e30.',
    'e30.e30.AA',
  ]
  return texts.map((token) => ({
    name: `${token.length} of ${good.length} characters`,
    token,
    // A shorter signature can be in the right form.
    reason: /^token(Malformed|Signature|Issuer)$/,
  }))
}

/** A good token of which something was changed. */
export const tampered: Forge = ({ issuer, other, header, claims, good }) => {
  const [first = '', second = '', third = ''] = good.split('.')
  const changed = [
    { resource: 'fabrikam' },
    { sub: 'root' },
    { scp: 'numbers.all numbers.read' },
    { exp: 9_999_999_999 },
  ]
  const flipped = Array.from({ length: 24 }, (_, index) => {
    const at = Math.floor((good.length * (index + 0.5)) / 24)
    const replaced = good[at] === 'A' ? 'B' : 'A'
    return good.slice(0, at) + replaced + good.slice(at + 1)
  }).filter((token) => token.split('.').length === 3)
  return [
    ...changed.map((more) => ({
      name: `other claims: ${JSON.stringify(more)}`,
      token: `${first}.${encode(JSON.stringify({ ...claims, ...more }))}.${third}`,
      reason: /^tokenSignature$/,
    })),
    {
      name: 'another header',
      token: `${encode(JSON.stringify({ ...header, x: 1 }))}.${second}.${third}`,
      reason: /^tokenSignature$/,
    },
    {
      name: 'the same claims, written otherwise',
      token: `${first}.${encode(JSON.stringify(claims, null, 1))}.${third}`,
      reason: /^tokenSignature$/,
    },
    {
      name: 'the other issuer, with the signature',
      token: `${first}.${encode(JSON.stringify({ ...claims, iss: other.issuer }))}.${third}`,
      reason: /^tokenKey$/,
    },
    {
      name: 'the signature of another token',
      token: `${first}.${second}.${signObjects(header, { ...claims, x: 1 }, 'RS256', issuer.key.privateKey).split('.')[2]}`,
      reason: /^tokenSignature$/,
    },
    ...flipped.map((token, index) => ({ name: `one character changed (${index})`, token, reason: /^token/ })),
    {
      name: 'header and claims exchanged',
      token: `${second}.${first}.${third}`,
      reason: /^token(Malformed|Issuer)$/,
    },
  ]
}

/** A good token in another spelling. */
export const spellings: Forge = ({ good, issuer, header, claims }) => {
  const [first = '', second = '', third = ''] = good.split('.')
  const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  // The last character of 256 bytes has four bits that count for nothing.
  const otherBits = third.slice(0, -1) + ALPHABET[ALPHABET.indexOf(third.slice(-1)) + 1]
  const texts: Record<string, string> = {
    'padding of the signature': `${good}==`,
    'padding of the claims': `${first}.${second}=.${third}`,
    'padding of the header': `${first}=.${second}.${third}`,
    'unused bits of the signature': `${first}.${second}.${otherBits}`,
    'a space in the signature': `${first}.${second}.${third.slice(0, 9)} ${third.slice(9)}`,
    'a tab in the claims': `${first}.${second.slice(0, 9)}\t${second.slice(9)}.${third}`,
    'a sign that base64url lacks': `${first}.${second}.${third}!`,
    'percent encoding': good.replace(/\./g, '%2E'),
    quotes: `"${good}"`,
    'a comma at the end': `${good},`,
    'a part more': `${good}.${third}`,
    'a dot at the end': `${good}.`,
    'a dot at the beginning': `.${good}`,
    'the scheme twice': `Bearer ${good}`,
    'the token twice': `${good} ${good}`,
    'the token twice with a comma': `${good}, Bearer ${good}`,
    'letters outside of ASCII': Buffer.from(`${first}.${second}.\u0100${third}`).toString('latin1'),
    'full-width letters': Buffer.from(good.replace(/A/g, '\uff21')).toString('latin1'),
    'a BOM': Buffer.from(`\ufeff${good}`).toString('latin1'),
    'other dots': Buffer.from(good.replace(/\./g, '\u3002')).toString('latin1'),
    'base64 with + and /': [first, second, third]
      .map((part) => Buffer.from(part, 'base64url').toString('base64').replace(/=/g, ''))
      .join('.')
      .replace(/^/, '+'),
    'a form': `token=${good}`,
    JSON: JSON.stringify({ access_token: good }),
    'an SD-JWT': `${good}~`,
  }
  const bytes: Record<string, Uint8Array> = {
    'a BOM before the claims': Buffer.from(`\ufeff${JSON.stringify(claims)}`),
    'claims in UTF-16': Buffer.from(JSON.stringify(claims), 'utf16le'),
    'claims that are no UTF-8': Buffer.concat([
      Buffer.from('{"x":"'),
      Buffer.from([0xff, 0xc0, 0x80]),
      Buffer.from(`",${JSON.stringify(claims).slice(1)}`),
    ]),
  }
  return [
    ...Object.entries(texts).map(([name, token]) => ({ name, token, reason: MALFORMED })),
    ...Object.entries(bytes).map(([name, text]) => ({
      name,
      token: signText(JSON.stringify(header), text, 'RS256', issuer.key.privateKey),
      reason: MALFORMED,
    })),
  ]
}

/** Headers that ask for more than a signature, or say that the token is none for access. */
export const headers: Forge = ({ issuer, header, claims }) => {
  const { privateKey } = issuer.key
  const more: object[] = [
    ...[
      'JWE',
      'JWS',
      'JOSE',
      'id_token',
      'logout+jwt',
      'dpop+jwt',
      'secevent+jwt',
      'at+jwt ',
      'text/jwt',
      '',
      null,
      1,
      ['JWT'],
      {},
    ].map((typ) => ({ typ })),
    { crit: ['exp'] },
    { crit: ['b64'], b64: true },
    { crit: ['b64'], b64: false },
    { crit: ['https://own.example/x'], 'https://own.example/x': true },
    { crit: [] },
    { crit: 'exp' },
    { crit: null },
    { b64: false },
    { cty: 'JWT' },
    { zip: 'DEF' },
    { enc: 'A256GCM' },
  ]
  return more.map((each) => ({
    name: JSON.stringify(each),
    token: signObjects({ ...header, ...each }, claims, 'RS256', privateKey),
    reason: MALFORMED,
  }))
}

/** Tokens of other kinds, and tokens in tokens. */
export const otherKinds: Forge = async ({ issuer, header, claims, good }) => {
  const { privateKey, publicKey } = issuer.key
  const [first = '', second = '', third = ''] = good.split('.')
  const text = JSON.stringify(claims)
  const encrypted = (alg: string, plain: string, key: Uint8Array | typeof publicKey, more = {}) =>
    new CompactEncrypt(Buffer.from(plain)).setProtectedHeader({ alg, enc: 'A256GCM', ...more }).encrypt(key)
  const payloads: Record<string, string> = {
    'a token': good,
    'a token in quotes': JSON.stringify(good),
    'a list of claims': `[${text}]`,
    null: 'null',
    'a number': '1',
    'a text': '"claims"',
    true: 'true',
    nothing: '',
    'half of the claims': text.slice(0, 40),
    'the claims and more': `${text}{}`,
    'claims with a comment': `/**/${text}`,
    'claims with a comma too many': `${text.slice(0, -1)},}`,
    YAML: Object.entries(claims)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
  }
  return [
    {
      name: 'encrypted to the issuer',
      token: await encrypted('RSA-OAEP-256', text, publicKey),
      reason: MALFORMED,
    },
    {
      name: 'a token, encrypted',
      token: await encrypted('RSA-OAEP', good, publicKey, { cty: 'JWT' }),
      reason: MALFORMED,
    },
    { name: 'encrypted directly', token: await encrypted('dir', text, Buffer.alloc(32)), reason: MALFORMED },
    { name: 'five parts', token: `${good}.${second}.${third}`, reason: MALFORMED },
    {
      name: 'the flattened form',
      token: JSON.stringify({ protected: first, payload: second, signature: third }),
      reason: MALFORMED,
    },
    {
      name: 'the general form',
      token: JSON.stringify({ payload: second, signatures: [{ protected: first, signature: third }] }),
      reason: MALFORMED,
    },
    { name: 'a detached payload', token: `${first}..${third}`, reason: MALFORMED },
    ...Object.entries(payloads).map(([name, payload]) => ({
      name: `signed by the issuer: ${name}`,
      token: signText(JSON.stringify(header), payload, 'RS256', privateKey),
      reason: MALFORMED,
    })),
    {
      name: 'good claims in a claim, by another issuer',
      token: signObjects(
        header,
        { ...claims, iss: 'https://own.example', inner: claims, token: good },
        'RS256',
        privateKey,
      ),
      reason: /^tokenIssuer$/,
    },
    {
      name: 'claims in the header',
      token: signObjects({ ...header, ...claims }, { sub: 'shop' }, 'RS256', privateKey),
      reason: /^tokenIssuer$/,
    },
  ]
}

/** Tokens that are to take time or memory. */
export const huge: Forge = ({ own, header, claims }) => {
  const key = own.privateKey
  const deep = (count: number) =>
    `${JSON.stringify(claims).slice(0, -1)},"x":${'['.repeat(count)}${']'.repeat(count)}}`
  const names = Object.fromEntries(Array.from({ length: 800 }, (_, index) => [`n${index}`, 0]))
  return [
    {
      name: '7 KB of a claim',
      token: signObjects(header, { ...claims, x: 'x'.repeat(7_000) }, 'RS256', key),
      reason: /^tokenSignature$/,
    },
    {
      name: '7 KB of a header',
      token: signObjects({ ...header, x: 'x'.repeat(7_000) }, claims, 'RS256', key),
      reason: /^tokenSignature$/,
    },
    {
      name: '800 claims',
      token: signObjects(header, { ...claims, ...names }, 'RS256', key),
      reason: /^tokenSignature$/,
    },
    {
      name: 'brackets in brackets',
      token: signText(JSON.stringify(header), deep(3_000), 'RS256', key),
      reason: /^tokenSignature$/,
    },
    { name: '10,000 dots', token: '.'.repeat(10_000), reason: MALFORMED },
    {
      name: '10,000 backslashes',
      token: signText(JSON.stringify(header), `{"${'\\\\'.repeat(3_500)}":1}`, 'RS256', key),
      reason: /^tokenIssuer$/,
    },
    {
      name: 'a signature of 9 KB',
      token: `${signObjects(header, claims, 'RS256', key)}${'AAAA'.repeat(2_250)}`,
      reason: /^token(Signature|Malformed)$/,
    },
  ]
}
