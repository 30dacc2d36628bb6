import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { DEFAULT_DATE_TOLERANCE_MS } from '../../resources/date-tolerance.ts'
import { createHostResolver } from '../../resources/host-resolver.ts'
import type { Resource } from '../../resources/resource.ts'
import { perVersion, type ResourceDirectory } from '../../resources/resource-directory.ts'
import { validateAccessKey } from '../../resources/validate-access-key.ts'
import type { AuthenticationStrategy } from './authenticator.ts'
import { isSha256Base64 } from './is-sha256-base64.ts'
import { parseHttpDate } from './parse-http-date.ts'
import { signedTargets } from './signed-targets.ts'

export interface AccessKeyOptions {
  /** Which resources may call, and with which keys. */
  readonly directory: ResourceDirectory
  /** The server is bound to loopback only. */
  readonly loopback: boolean
  /** The system's time in milliseconds since 1970. Not the stand-in's clock: clients sign by their own. */
  readonly systemNow: () => number
  /**
   * How far a signature's date may be from `systemNow`, either way. The service documents no figure;
   * the default is that of its sibling with the same scheme,
   * https://learn.microsoft.com/en-au/azure/azure-app-configuration/rest-api-authentication-hmac
   */
  readonly dateToleranceMs?: number
}

// A Date header may stand in for x-ms-date, https://learn.microsoft.com/en-us/rest/api/communication/headers
// Older clients then name it in the list, newer ones keep x-ms-date there.
const CREDENTIALS = /^SignedHeaders=(x-ms-date|date);host;x-ms-content-sha256&Signature=(.+)$/

/**
 * The access keys' HMAC-SHA256 signatures, https://learn.microsoft.com/en-us/rest/api/communication/authentication
 *
 * A signature may be seen again and again within its window: clients that share a second make equal ones, and
 * a client signs once and then retries with what it signed.
 *
 * Throws if a key is none that `validateAccessKey` accepts.
 */
export function createAccessKeyStrategy(options: AccessKeyOptions): AuthenticationStrategy {
  const { directory, loopback, systemNow, dateToleranceMs = DEFAULT_DATE_TOLERANCE_MS } = options
  const resolver = perVersion(directory, (resources) => createHostResolver(resources.map(withKeys), loopback))

  return {
    scheme: 'hmac-sha256',
    authenticate(credentials, { method, target, headers }) {
      const [, dateName, signatureText] = CREDENTIALS.exec(credentials) ?? []
      if (signatureText === undefined || !isSha256Base64(signatureText)) return undefined

      const contentHash = headers['x-ms-content-sha256']
      if (typeof contentHash !== 'string' || !isSha256Base64(contentHash)) return undefined

      const date = signedDate(headers, dateName)
      const instant = date === undefined ? undefined : parseHttpDate(date)
      if (instant === undefined || Math.abs(systemNow() - instant) > dateToleranceMs) return undefined

      const candidates = resolver()(headers.host)
      if (candidates.length === 0) return undefined

      const signature = Buffer.from(signatureText, 'base64')
      for (const signedTarget of signedTargets(target)) {
        const stringToSign = `${method}\n${signedTarget}\n${date};${headers.host};${contentHash}`
        for (const { resource, keys } of candidates) {
          for (const key of keys) {
            if (timingSafeEqual(sign(key, stringToSign), signature)) return { resource, contentHash }
          }
        }
      }
      return undefined
    },
  }
}

function withKeys({ name, hosts, accessKeys }: Resource) {
  const keys = accessKeys.map((accessKey) => {
    const fault = validateAccessKey(accessKey)
    if (fault !== undefined) throw new Error(`An access key of resource "${name}" ${fault}`)
    return createSecretKey(accessKey, 'base64')
  })
  return { resource: name, hosts, keys }
}

function signedDate(headers: IncomingHttpHeaders, name: string | undefined): string | undefined {
  if (name === 'date') return headers.date
  const date = headers['x-ms-date'] ?? headers.date
  return typeof date === 'string' ? date : undefined
}

// Node decodes a request line and its headers as latin1, so this gives back the bytes that arrived.
function sign(key: KeyObject, stringToSign: string): Buffer {
  return createHmac('sha256', key).update(stringToSign, 'latin1').digest()
}
