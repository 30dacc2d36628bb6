const encoder = new TextEncoder()

/**
 * The headers that sign a request with an access key, as the API's clients do:
 * https://learn.microsoft.com/en-us/azure/communication-services/tutorials/hmac-header-tutorial
 *
 * @param url the whole URL; the browser itself sends `Host`, with the port
 * @param body the bytes that are sent; none for GET
 * @param now the time of the request: the server refuses a signature that is minutes old
 */
export async function signRequest(
  { key, method, url, body }: { key: string; method: string; url: URL; body: BufferSource },
  now: Date,
): Promise<Record<string, string>> {
  const date = now.toUTCString()
  const hash = toBase64(await crypto.subtle.digest('SHA-256', body))
  const signed = `${method}\n${url.pathname}${url.search}\n${date};${url.host};${hash}`
  const hmac = await crypto.subtle.importKey(
    'raw',
    fromBase64(key),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  const signature = toBase64(await crypto.subtle.sign('HMAC', hmac, encoder.encode(signed)))
  return {
    'x-ms-date': date,
    'x-ms-content-sha256': hash,
    authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
  }
}

/** Whether the browser signs at all: it has WebCrypto on HTTPS and on loopback only. */
export function canSign(): boolean {
  return window.isSecureContext && crypto.subtle !== undefined
}

/** Whether a text is a key: base64, as access keys and operator keys are. */
export function isKey(text: string): boolean {
  return /^[A-Za-z0-9+/]{4,}={0,2}$/.test(text) && text.length % 4 === 0
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}

function toBase64(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
}
