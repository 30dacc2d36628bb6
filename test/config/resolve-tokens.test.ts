import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkDocument } from '../../src/config/check-document.ts'
import { ConfigDocument } from '../../src/config/config-document.ts'
import { readTokensVariable } from '../../src/config/read-tokens-variable.ts'
import type { TokenIssuerDocument } from '../../src/config/tokens-document.ts'
import { ALGORITHMS } from '../../src/tokens/algorithms.ts'
import { UsageError } from '../../src/usage-error.ts'
import { refusal, resolve } from './given-config.ts'

const TENANT = '72f988bf-86f1-41af-91ab-2d7cd011db47'
const ISSUER = { issuer: 'https://login.example', audience: 'https://numbers.example' }
const ENTRA = { entra: { tenant: TENANT }, resource: { map: { id: 'contoso' } } }
const WITH_CLAIM = { ...ISSUER, resource: { claim: 'resource' } }
const ADDRESS = 'must be an address with https, or with http and a loopback name, without user and fragment'

const tokensOf = (...tokens: TokenIssuerDocument[]) => resolve({ document: { tokens } }).tokens
const refused = (...tokens: TokenIssuerDocument[]) => refusal({ document: { tokens } })

describe('an issuer of tokens', () => {
  it('is discovered, and gives no role, if no more is said', () => {
    expect(tokensOf(WITH_CLAIM)).toEqual([
      {
        issuers: ['https://login.example'],
        audiences: ['https://numbers.example'],
        algorithms: ALGORITHMS,
        keys: { kind: 'discovery', issuer: 'https://login.example' },
        callers: { plane: 'resource', claim: 'resource', role: 'none' },
      },
    ])
  })

  it('may be any text with an address of its keys', () => {
    const [issuer] = tokensOf({
      ...WITH_CLAIM,
      issuer: 'our issuer',
      audience: ['a', 'b'],
      jwksUri: 'http://127.0.0.1:7000/keys',
      resource: { map: { shop: 'contoso' } },
      role: 'buy',
    })
    expect(issuer).toMatchObject({
      issuers: ['our issuer'],
      audiences: ['a', 'b'],
      keys: { kind: 'jwks', uri: 'http://127.0.0.1:7000/keys' },
      callers: { plane: 'resource', claim: 'sub', map: { shop: 'contoso' }, role: 'buy' },
    })
  })

  it('of Microsoft Entra ID is named by its tenant', () => {
    expect(tokensOf({ ...ENTRA, entra: { tenant: TENANT.toUpperCase() } })).toEqual([
      {
        issuers: [`https://sts.windows.net/${TENANT}/`, `https://login.microsoftonline.com/${TENANT}/v2.0`],
        audiences: ['https://communication.azure.com', 'https://communication.azure.com/'],
        algorithms: ['RS256'],
        keys: { kind: 'jwks', uri: `https://login.microsoftonline.com/${TENANT}/discovery/v2.0/keys` },
        callers: { plane: 'resource', claim: 'oid', map: { id: 'contoso' }, role: 'all' },
      },
    ])
    const [own] = tokensOf({
      ...ENTRA,
      audience: 'api://numbers',
      jwksUri: 'https://keys.example/',
      role: 'none',
      resource: { claim: 'azp', map: { id: 'contoso' } },
    })
    expect(own).toMatchObject({
      audiences: ['api://numbers'],
      keys: { kind: 'jwks', uri: 'https://keys.example/' },
      callers: { claim: 'azp', role: 'none' },
    })
  })

  it('is one for operators, and there twice with two audiences', () => {
    const [one, two] = tokensOf(WITH_CLAIM, {
      ...ISSUER,
      audience: 'operators',
      plane: 'operator',
      subjects: ['kim'],
    })
    expect([one?.callers.plane, two?.callers]).toEqual(['resource', { plane: 'operator', subjects: ['kim'] }])
  })

  it.each<[TokenIssuerDocument[], string]>([
    [[{ ...WITH_CLAIM, entra: { tenant: TENANT } }], 'tokens[0] needs either issuer or entra'],
    [[{ audience: 'a', resource: { claim: 'a' } }], 'tokens[0] needs either issuer or entra'],
    [[{ issuer: 'https://login.example', resource: { claim: 'a' } }], 'tokens[0].audience is missing'],
    [
      [{ ...WITH_CLAIM, issuer: 'our issuer' }],
      `tokens[0].issuer ${ADDRESS}, or jwksUri must say where its keys are`,
    ],
    [
      [{ ...WITH_CLAIM, issuer: 'http://login.example' }],
      `tokens[0].issuer ${ADDRESS}, or jwksUri must say where its keys are`,
    ],
    [
      [{ ...WITH_CLAIM, issuer: 'https://login.example?a=1' }],
      `tokens[0].issuer ${ADDRESS}, or jwksUri must say where its keys are`,
    ],
    [[{ ...WITH_CLAIM, jwksUri: 'http://login.example/keys' }], `tokens[0].jwksUri ${ADDRESS}`],
    [[{ ...WITH_CLAIM, jwksUri: 'file:///keys.json' }], `tokens[0].jwksUri ${ADDRESS}`],
    [[{ ...WITH_CLAIM, jwksUri: 'https://user:secret@login.example/' }], `tokens[0].jwksUri ${ADDRESS}`],
    [[ISSUER], 'tokens[0].resource needs claim, or a map that says which resource a token is for'],
    [
      [{ ...ISSUER, resource: {} }],
      'tokens[0].resource needs claim, or a map that says which resource a token is for',
    ],
    [
      [{ ...ENTRA, resource: { claim: 'resource' } }],
      'tokens[0].resource needs a map that says which resource a token is for',
    ],
    [
      [{ ...ENTRA, entra: { tenant: 'common' } }],
      `tokens[0].entra.tenant must be the id of a tenant, such as ${TENANT}`,
    ],
    [
      [{ ...ENTRA, entra: { tenant: `${TENANT}/../x` } }],
      `tokens[0].entra.tenant must be the id of a tenant, such as ${TENANT}`,
    ],
    [
      [{ entra: { tenant: TENANT }, plane: 'operator' }],
      'tokens[0].subjects is missing: say which subjects of the tenant are operators',
    ],
    [[{ ...WITH_CLAIM, plane: 'operator' }], 'tokens[0].resource is not for the plane operator: remove it'],
    [
      [{ ...ISSUER, plane: 'operator', role: 'all' }],
      'tokens[0].role is not for the plane operator: remove it',
    ],
    [[{ ...WITH_CLAIM, subjects: ['kim'] }], 'tokens[0].subjects is for the plane operator alone: remove it'],
    [
      [ENTRA, WITH_CLAIM, { ...ISSUER, audience: ['a', ISSUER.audience], plane: 'operator' }],
      'tokens[2] has the issuer and an audience of tokens[1]: give one of them another audience',
    ],
    [
      [
        ENTRA,
        {
          issuer: `https://sts.windows.net/${TENANT}/`,
          audience: 'https://communication.azure.com/',
          resource: { claim: 'sub' },
        },
      ],
      'tokens[1] has the issuer and an audience of tokens[0]: give one of them another audience',
    ],
  ])('that is wrong is refused: %j', (tokens, message) => {
    expect(refused(...tokens)).toBe(`holdline.json: ${message}`)
  })

  it('ends the trust in any token, and cannot be there beside it', () => {
    const message =
      'holdline.json: acceptAnyToken (HOLDLINE_ACCEPT_ANY_TOKEN) would accept tokens that no issuer of tokens has signed: remove one of the two'
    expect(refusal({ document: { tokens: [WITH_CLAIM], acceptAnyToken: true } })).toBe(message)
    expect(
      refusal({ document: { tokens: [WITH_CLAIM] }, environment: { HOLDLINE_ACCEPT_ANY_TOKEN: '1' } }),
    ).toBe(message)
    const operators: TokenIssuerDocument = { ...ISSUER, plane: 'operator' }
    expect(resolve({ document: { tokens: [operators], acceptAnyToken: true } }).trust.acceptAnyToken).toBe(
      true,
    )
    expect(resolve({ document: { tokens: [WITH_CLAIM], acceptAnyToken: false } }).standIn).toBe(true)
  })

  it.each<[object, string]>([
    [{ tokens: {} }, 'tokens must be array'],
    [{ tokens: [{ ...WITH_CLAIM, audience: 7 }] }, 'tokens[0].audience must be string'],
    [{ tokens: [{ ...WITH_CLAIM, plane: 'public' }] }, 'tokens[0].plane must be one of resource, operator'],
    [{ tokens: [{ ...WITH_CLAIM, role: 'admin' }] }, 'tokens[0].role must be one of none, read, buy, all'],
    [
      { tokens: [{ ...WITH_CLAIM, jwks: 1 }] },
      'tokens[0].jwks is not a known key; known are issuer, entra, audience, jwksUri, plane, resource, role, subjects',
    ],
    [{ tokens: [{ ...WITH_CLAIM, issuer: '' }] }, 'tokens[0].issuer must NOT have fewer than 1 characters'],
    [{ tokens: [{ ...WITH_CLAIM, audience: [] }] }, 'tokens[0].audience must be string'],
    [{ tokens: [{ ...WITH_CLAIM, entra: {} }] }, 'tokens[0].entra.tenant is missing'],
    [
      { tokens: [{ ...ISSUER, resource: { map: { shop: 7 } } }] },
      'tokens[0].resource.map.shop must be string',
    ],
    [
      { tokens: [{ ...ISSUER, resource: { map: { shop: '' } } }] },
      'tokens[0].resource.map.shop must be letters, digits, dots, hyphens and underscores, 64 at most, the first one a letter or a digit',
    ],
    [{ tokens: [{ ...ISSUER, resource: 'contoso' }] }, 'tokens[0].resource must be object'],
  ])('of another form is refused: %j', (document, message) => {
    expect(() => checkDocument(ConfigDocument, document, 'a.json')).toThrow(
      new UsageError(`a.json: ${message}`),
    )
  })
})

it.each(['tokens.md', 'configuration.md'])('the example of docs/%s is a configuration', (page) => {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8')
  const [, json = ''] = /```json\n(.+?)```/s.exec(text) ?? []
  const example: unknown = JSON.parse(json.replaceAll('<base64>', () => randomBytes(32).toString('base64')))
  const document = checkDocument(ConfigDocument, example, page)
  expect(resolve({ document }).tokens.length).toBeGreaterThan(0)
})

describe('HOLDLINE_TOKENS', () => {
  it('wins over the file, and is named where it is wrong', () => {
    const tokens = readTokensVariable(JSON.stringify([ENTRA]))
    const config = resolve({ document: { tokens: [WITH_CLAIM] }, tokens })
    expect(config.tokens.map(({ algorithms }) => algorithms)).toEqual([['RS256']])
    expect(refusal({ tokens: readTokensVariable('[{"issuer":"https://login.example"}]') })).toBe(
      'HOLDLINE_TOKENS: tokens[0].audience is missing',
    )
  })

  it.each([
    ['{"issuer":', 'HOLDLINE_TOKENS is not JSON: write it as tokens in the configuration file'],
    ['{"issuer":"a"}', 'HOLDLINE_TOKENS: The document must be array'],
    ['[{"secret":"a"}]', /^HOLDLINE_TOKENS: \[0\]\.secret is not a known key/],
  ])('that is %s is refused', (text, message) => {
    expect(() => readTokensVariable(text)).toThrow(message)
  })
})
