import { FetchError, fetchJson } from './fetch-json.ts'
import { keyAddress } from './key-address.ts'
import type { KeySource } from './token-issuer.ts'

/**
 * Fetches the key set of an issuer, https://www.rfc-editor.org/rfc/rfc7517#section-5. Its address, where it is not
 * configured, is in the issuer's OpenID configuration:
 * https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig
 *
 * @throws {FetchError} if the documents cannot be had, or are of another issuer
 */
export async function loadKeys(source: KeySource, stopping: AbortSignal): Promise<unknown> {
  const address = source.kind === 'jwks' ? addressOf(source.uri) : await discover(source.issuer, stopping)
  return fetchJson(address, stopping)
}

async function discover(issuer: string, stopping: AbortSignal): Promise<URL> {
  const document = addressOf(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
  const configuration = await fetchJson(document, stopping)
  const { issuer: named, jwks_uri: uri }: Record<string, unknown> = Object(configuration)
  if (named !== issuer) throw new FetchError(`${document.href} is of another issuer`)
  const address = typeof uri === 'string' ? keyAddress(uri, document) : undefined
  if (address === undefined) {
    throw new FetchError(`${document.href} has no jwks_uri that is an address with https`)
  }
  return address
}

function addressOf(text: string): URL {
  const address = keyAddress(text)
  if (address === undefined) throw new FetchError(`${text} is no address with https`)
  return address
}
