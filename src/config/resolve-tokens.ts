import { ALGORITHMS } from '../tokens/algorithms.ts'
import { keyAddress } from '../tokens/key-address.ts'
import type { KeySource, TokenCallers, TokenIssuer } from '../tokens/token-issuer.ts'
import { UsageError } from '../usage-error.ts'
import type { ConfigSources } from './config-sources.ts'
import { type Entra, entraTenant } from './entra.ts'
import type { TokenIssuerDocument } from './tokens-document.ts'

const AN_ADDRESS =
  'must be an address with https, or with http and a loopback name, without user and fragment'

/**
 * The issuers of tokens: those of `HOLDLINE_TOKENS`, or else of the file.
 * @throws {UsageError} if an issuer is wrong, or two of them are good for the same tokens
 */
export function resolveTokens({ document, documentName, tokens }: ConfigSources): readonly TokenIssuer[] {
  const name = tokens?.name ?? documentName
  const issuers = (tokens?.document ?? document.tokens ?? []).map((each, index) =>
    resolveIssuer(each, `${name}: tokens[${index}]`),
  )
  issuers.forEach((issuer, index) => {
    const earlier = issuers.slice(0, index).findIndex((other) => overlap(issuer, other))
    if (earlier === -1) return
    throw new UsageError(
      `${name}: tokens[${index}] has the issuer and an audience of tokens[${earlier}]: give one of them another audience`,
    )
  })
  return issuers
}

function resolveIssuer(document: TokenIssuerDocument, place: string): TokenIssuer {
  const { issuer, entra: named, jwksUri } = document
  if ((issuer === undefined) === (named === undefined)) {
    throw new UsageError(`${place} needs either issuer or entra`)
  }
  const entra = named && entraTenant(named.tenant, place)
  const audiences = document.audience === undefined ? entra?.audiences : [document.audience].flat()
  if (audiences === undefined) throw new UsageError(`${place}.audience is missing`)
  return {
    issuers: entra?.issuers ?? [issuer ?? ''],
    audiences,
    algorithms: entra?.algorithms ?? ALGORITHMS,
    keys: resolveKeys(jwksUri ?? entra?.jwksUri, issuer ?? '', place),
    callers: resolveCallers(document, entra, place),
  }
}

function resolveKeys(jwksUri: string | undefined, issuer: string, place: string): KeySource {
  if (jwksUri !== undefined) {
    if (keyAddress(jwksUri) === undefined) throw new UsageError(`${place}.jwksUri ${AN_ADDRESS}`)
    return { kind: 'jwks', uri: jwksUri }
  }
  const address = keyAddress(issuer)
  if (address === undefined || address.search !== '') {
    throw new UsageError(`${place}.issuer ${AN_ADDRESS}, or jwksUri must say where its keys are`)
  }
  return { kind: 'discovery', issuer }
}

function resolveCallers(
  { plane = 'resource', resource, role, subjects }: TokenIssuerDocument,
  entra: Entra | undefined,
  place: string,
): TokenCallers {
  if (plane === 'operator') {
    if (resource !== undefined)
      throw new UsageError(`${place}.resource is not for the plane operator: remove it`)
    if (role !== undefined) throw new UsageError(`${place}.role is not for the plane operator: remove it`)
    // Every application of a tenant gets tokens for Azure Communication Services, whose audience is the same for all.
    if (entra !== undefined && subjects === undefined) {
      throw new UsageError(`${place}.subjects is missing: say which subjects of the tenant are operators`)
    }
    return { plane, ...(subjects !== undefined && { subjects }) }
  }
  if (subjects !== undefined)
    throw new UsageError(`${place}.subjects is for the plane operator alone: remove it`)
  const { claim, map } = resource ?? {}
  // Without a map every application of a tenant could choose its resource.
  if (map === undefined && (claim === undefined || entra !== undefined)) {
    throw new UsageError(
      `${place}.resource needs ${entra === undefined ? 'claim, or a map' : 'a map'} that says which resource a token is for`,
    )
  }
  return {
    plane,
    claim: claim ?? entra?.claim ?? 'sub',
    ...(map !== undefined && { map }),
    role: role ?? (entra === undefined ? 'none' : 'all'),
  }
}

function overlap(one: TokenIssuer, other: TokenIssuer): boolean {
  return (
    one.issuers.some((issuer) => other.issuers.includes(issuer)) &&
    one.audiences.some((audience) => other.audiences.includes(audience))
  )
}
