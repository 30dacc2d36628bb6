import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { type JWTPayload, SignJWT } from 'jose'
import { makeSigningKey, type SigningKey } from './signing-key.ts'

/** An issuer of tokens on loopback, with its key set and its OpenID configuration. */
export interface TestIssuer {
  /** Its name, which is its address. */
  readonly issuer: string
  readonly jwksUri: string
  readonly key: SigningKey
  /** The key set that it publishes. */
  keys: unknown
  /** The paths that were asked for. */
  readonly asked: string[]
  /** Answers in the place of the issuer; `undefined` lets it answer itself. */
  answer: RequestListener | undefined
  /** A token that is good for an hour, with other claims and another header where they are given. */
  token(claims?: JWTPayload, header?: Readonly<Record<string, unknown>>): Promise<string>
  stop(): Promise<void>
}

export const AUDIENCE = 'https://numbers.example'

/** Starts an issuer, whose tokens name the resource `contoso` and have every scope. */
export async function openTestIssuer(alg = 'RS256', port = 0): Promise<TestIssuer> {
  const key = await makeSigningKey(alg, 'key-1')
  const server = createServer((request, response) => {
    const { url = '' } = request
    issuer.asked.push(url)
    if (issuer.answer !== undefined) return issuer.answer(request, response)
    response.setHeader('content-type', 'application/json')
    const configuration = { issuer: issuer.issuer, jwks_uri: issuer.jwksUri }
    if (url === '/.well-known/openid-configuration') response.end(JSON.stringify(configuration))
    else if (url === '/keys') response.end(JSON.stringify(issuer.keys))
    else response.writeHead(404).end()
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The issuer has no port')
  const origin = `http://127.0.0.1:${address.port}`
  const issuer: TestIssuer = {
    issuer: origin,
    jwksUri: `${origin}/keys`,
    key,
    keys: { keys: [key.jwk] },
    asked: [],
    answer: undefined,
    token: (claims = {}, header = {}) =>
      new SignJWT({ ...claimsOf(origin), ...claims })
        .setProtectedHeader({ alg, kid: 'key-1', typ: 'JWT', ...header })
        .sign(key.privateKey),
    async stop() {
      server.closeAllConnections()
      if (server.listening) await new Promise((resolve) => server.close(resolve))
    },
  }
  return issuer
}

/** The claims of a token that is good for an hour. */
export function claimsOf(issuer: string): JWTPayload {
  const now = Math.floor(Date.now() / 1_000)
  return {
    iss: issuer,
    aud: AUDIENCE,
    sub: 'shop',
    resource: 'contoso',
    scp: 'numbers.all',
    iat: now,
    nbf: now,
    exp: now + 3_600,
  }
}
