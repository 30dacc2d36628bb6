import { hasUniqueNames } from './has-unique-names.ts'
import type { TokenFault } from './token-fault.ts'

type JsonObject = Readonly<Record<string, unknown>>

/** What a token says, before anything of it is checked. */
export interface ReadToken {
  readonly kind: 'read'
  readonly header: JsonObject
  readonly claims: JsonObject
}

/** The types of tokens for access: https://www.rfc-editor.org/rfc/rfc7519#section-5.1, https://www.rfc-editor.org/rfc/rfc9068#section-2.1 */
const TYPES = ['jwt', 'at+jwt', 'application/jwt', 'application/at+jwt']

/**
 * Reads a token in the compact form, https://www.rfc-editor.org/rfc/rfc7515#section-7.1, and refuses all that tokens of
 * issuers never have, such as extensions that have to be understood.
 */
export function readToken(token: string): ReadToken | TokenFault {
  const parts = token.split('.')
  if (parts.length === 5) return malformed('it is encrypted')
  const [header, claims] = parts.slice(0, 2).map(readObject)
  if (parts.length !== 3 || !parts.every(isBase64Url) || header === undefined || claims === undefined) {
    return malformed(
      'it is not three parts in base64url, the first two of them JSON objects without a name twice',
    )
  }
  const { typ = 'JWT' } = header
  if (typeof typ !== 'string' || !TYPES.includes(typ.toLowerCase()))
    return malformed('its typ is not JWT or at+jwt')
  for (const name of ['crit', 'b64', 'cty', 'zip', 'enc']) {
    if (name in header) return malformed(`its header has ${name}`)
  }
  return { kind: 'read', header, claims }
}

function malformed(detail: string): TokenFault {
  return { kind: 'tokenMalformed', detail }
}

/** Whether a part is not empty, and is written in the one way in which its bytes can be written. */
function isBase64Url(part: string): boolean {
  return part !== '' && Buffer.from(part, 'base64url').toString('base64url') === part
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function readObject(part: string): JsonObject | undefined {
  try {
    const json = utf8.decode(Buffer.from(part, 'base64url'))
    const value: unknown = JSON.parse(json)
    return isObject(value) && hasUniqueNames(json) ? value : undefined
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
