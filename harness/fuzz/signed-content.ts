/**
 * Everything that a signature covers in the bytes of a request: the method, the decoded path and query, the date, the
 * host, the body, and the signature itself. A server that accepts one request may accept every other request with the
 * same signed content.
 */
export function signedContent(bytes: Buffer): string {
  // A server ignores empty lines before a request: https://www.rfc-editor.org/rfc/rfc9112#section-2.2
  const text = bytes.toString('latin1').replace(/^[\r\n]+/, '')
  const end = text.indexOf('\r\n\r\n')
  const [requestLine = '', ...lines] = text.slice(0, end === -1 ? undefined : end).split('\r\n')
  const [method = '', target = ''] = requestLine.split(' ')
  const header = (name: string) => valuesOf(lines, name)
  const length = Number(header('content-length') || 0)
  const body = end === -1 ? '' : text.slice(end + 4, end + 4 + length)
  return JSON.stringify([
    method,
    decoded(target),
    header('x-ms-date'),
    header('host'),
    header('x-ms-content-sha256'),
    header('authorization').replace(/^hmac-sha256\s+/i, 'HMAC-SHA256 '),
    header('transfer-encoding'),
    body,
  ])
}

function valuesOf(lines: readonly string[], name: string): string {
  const headers = lines.map((line) => /^([^:]*):[ \t]*(.*?)[ \t]*$/s.exec(line))
  const values = headers
    .filter((match) => match?.[1]?.toLowerCase() === name)
    .map((match) => match?.[2] ?? '')
  return values.join('|')
}

function decoded(target: string): unknown {
  const [path = '', ...query] = target.split('?')
  const unquoted = path.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return [unquoted, ...new URLSearchParams(query.join('?'))]
}
