import { createHash, createHmac } from 'node:crypto'

export interface Signable {
  readonly method: string
  /** The path and query as they are sent. */
  readonly target: string
  /** The `Host` header as it is sent. */
  readonly host: string
  readonly body: string
  /** Base64. */
  readonly key: string
  readonly date: Date
}

/** The headers of a signed request: https://learn.microsoft.com/en-us/rest/api/communication/authentication */
export function signRequest({ method, target, host, body, key, date }: Signable): Record<string, string> {
  const contentHash = createHash('sha256').update(body).digest('base64')
  const text = `${method}\n${target}\n${date.toUTCString()};${host};${contentHash}`
  const signature = createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest('base64')
  return {
    'x-ms-date': date.toUTCString(),
    'x-ms-content-sha256': contentHash,
    authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
  }
}
