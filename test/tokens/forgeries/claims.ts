import { signObjects, signText } from '../support/sign-text.ts'
import { AUDIENCE } from '../support/test-issuer.ts'
import type { Forge, Given } from './given.ts'

/** A token with another value of a claim, which the issuer has signed; `undefined` leaves the claim out. */
function withClaim({ issuer, header, claims }: Given, claim: string, value: unknown, reason: RegExp) {
  return {
    name: `${claim} ${(JSON.stringify(value) ?? 'left out').slice(0, 60)}`,
    token: signObjects(header, { ...claims, [claim]: value }, 'RS256', issuer.key.privateKey),
    reason,
  }
}

export const issuers: Forge = (given) => {
  const { issuer } = given.issuer
  const names = [
    `${issuer}/`,
    issuer.toUpperCase(),
    issuer.replace('http:', 'https:'),
    issuer.replace(/:\d+$/, ''),
    issuer.slice(0, -1),
    `${issuer}0`,
    ` ${issuer}`,
    `${issuer}\0`,
    issuer.replace('127.0.0.1', 'localhost'),
    issuer.replace('.', '\u3002'),
    `${issuer}@own.example`,
    given.ownServer.issuer,
    '',
    'self',
    undefined,
    null,
    0,
    [issuer],
    { iss: issuer },
  ]
  return names.map((name) => withClaim(given, 'iss', name, /^tokenIssuer$/))
}

export const audiences: Forge = (given) => {
  const wrong = [
    'https://other.example',
    `${AUDIENCE}/`,
    AUDIENCE.slice(0, -1),
    AUDIENCE.toUpperCase(),
    AUDIENCE.replace('https', 'http'),
    ` ${AUDIENCE}`,
    `${AUDIENCE} https://other.example`,
    'https://communication.azure.com',
    '',
    '*',
    null,
    0,
    true,
    [],
    [[AUDIENCE]],
    ['https://other.example', `${AUDIENCE}/`],
    { aud: AUDIENCE },
    { 0: AUDIENCE, length: 1 },
  ]
  return [
    ...wrong.map((aud) => withClaim(given, 'aud', aud, /^tokenAudience$/)),
    withClaim(given, 'aud', undefined, /^tokenClaim$/),
  ]
}

export const times: Forge = (given) => {
  const now = Math.floor(Date.now() / 1_000)
  return [
    ...[now - 90, now - 3_600, now - 315_576_000, 0, -1, 1e-300, -now].map((exp) =>
      withClaim(given, 'exp', exp, /^tokenExpired$/),
    ),
    ...[undefined, null, String(now + 3_600), 'never', true, [now + 3_600], { exp: now + 3_600 }].map((exp) =>
      withClaim(given, 'exp', exp, /^tokenClaim$/),
    ),
    ...[now + 90, now + 3_600, now * 1_000, Number.MAX_SAFE_INTEGER].map((nbf) =>
      withClaim(given, 'nbf', nbf, /^tokenEarly$/),
    ),
    ...[null, String(now), 'now', true, [now]].map((nbf) => withClaim(given, 'nbf', nbf, /^tokenClaim$/)),
    ...[now + 90, now + 3_600, now * 1_000].map((iat) => withClaim(given, 'iat', iat, /^tokenEarly$/)),
    ...[null, String(now), [now]].map((iat) => withClaim(given, 'iat', iat, /^tokenClaim$/)),
  ]
}

/** Names that are there twice, so that two readers could take two values. */
export const doubled: Forge = ({ issuer, own, header, claims }) => {
  const { privateKey } = issuer.key
  const text = JSON.stringify(claims)
  const twice = (name: string, value: unknown) => [
    `{${name}:${JSON.stringify(value)},${text.slice(1)}`,
    `${text.slice(0, -1)},${name}:${JSON.stringify(value)}}`,
  ]
  const texts = [
    ...twice('"iss"', 'https://own.example'),
    ...twice('"iss"', issuer.issuer),
    ...twice('"aud"', AUDIENCE),
    ...twice('"sub"', 'root'),
    ...twice('"resource"', 'fabrikam'),
    ...twice('"exp"', claims.exp),
    ...twice('"scp"', 'numbers.all'),
    ...twice('"\\u0073ub"', 'root'),
    ...twice('"inner":{"a":1,"a":2},"more"', 1),
    ...twice('"list":[{"a":1,"\\u0061":2}],"more"', 1),
  ]
  const headerText = JSON.stringify(header)
  const headers = ['"alg":"RS256"', '"alg":"none"', '"kid":"key-1"', '"kid":"own"', '"typ":"JWT"']
  return [
    ...texts.map((each, index) => ({
      name: `a claim twice (${index})`,
      token: signText(headerText, each, 'RS256', privateKey),
      reason: /^tokenMalformed$/,
    })),
    ...headers.map((each) => ({
      name: `the header has a second ${each}`,
      token: signText(`${headerText.slice(0, -1)},${each}}`, text, 'RS256', privateKey),
      reason: /^tokenMalformed$/,
    })),
    {
      name: 'all claims twice, by the own key',
      token: signText(headerText, `${text.slice(0, -1)},${text.slice(1)}`, 'RS256', own.privateKey),
      reason: /^tokenMalformed$/,
    },
  ]
}

/** Resources that do not exist, or are no texts. For the resource plane. */
export const resources: Forge = (given) => {
  const without = [undefined, null, 0, true, ['contoso'], { name: 'contoso' }]
  const unknown = [
    '',
    'CONTOSO',
    ' contoso',
    'contoso ',
    'contoso\0',
    'contoso\u200b',
    'c\u043entoso',
    'default',
    '__proto__',
    'constructor',
    'contoso,fabrikam',
    'contoso/../fabrikam',
    '*',
  ]
  return [
    ...without.map((value) => withClaim(given, 'resource', value, /^tokenWithoutResource$/)),
    ...unknown.map((value) => withClaim(given, 'resource', value, /^tokenResource$/)),
  ]
}

/** Scopes that are no scopes. For the resource plane. */
export const scopes: Forge = (given) =>
  [0, true, { numbers: 'all' }, [['numbers.all']], [null]].map((value) =>
    withClaim(given, 'scp', value, /^tokenScopes$/),
  )

/** Subjects that are no operators. For the operator plane. */
export const subjects: Forge = (given) =>
  [
    'root',
    '',
    'SHOP',
    'shop ',
    'shop\n',
    'shop\u200b',
    's'.repeat(256),
    undefined,
    null,
    0,
    ['shop'],
    { sub: 'shop' },
  ].map((value) => withClaim(given, 'sub', value, /^tokenSubject$/))
