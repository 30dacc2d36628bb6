/** The most bytes of a document: a hundred times the largest known key sets. */
const LIMIT_BYTES = 1024 * 1024

/** How long a document may take, from the first byte of the request to the last byte of the answer. */
export const FETCH_LIMIT_MS = 5_000

/** A document that could not be had. The message says why, and has the address. */
export class FetchError extends Error {
  override readonly name = 'FetchError'
}

/**
 * Fetches a JSON document. Redirects are not followed.
 *
 * @param stopping aborted when the server stops
 * @throws {FetchError} if there is no answer in time, the answer is no 200, or its body is too large or no JSON
 */
export async function fetchJson(url: URL, stopping: AbortSignal, limitMs = FETCH_LIMIT_MS): Promise<unknown> {
  try {
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(limitMs)])
    const response = await fetch(url, { redirect: 'manual', headers: { accept: 'application/json' }, signal })
    if (response.status !== 200) {
      await response.body?.cancel()
      throw new Error(`it answers with the status ${response.status}, and redirects are not followed`)
    }
    return JSON.parse(await readText(response))
  } catch (error) {
    throw new FetchError(`${url.href} cannot be had: ${reasonOf(error, limitMs)}`)
  }
}

async function readText({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  // Leaving the loop early ends the connection.
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength
    if (bytes > LIMIT_BYTES) throw new Error(`it is larger than ${LIMIT_BYTES} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function reasonOf(error: unknown, limitMs: number): string {
  if (error instanceof SyntaxError) return 'it is no JSON'
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `no whole answer came within ${limitMs / 1_000} seconds`
  // The cause has the reason of the system, such as ECONNREFUSED, or that of TLS.
  return error.cause instanceof Error ? reasonOf(error.cause, limitMs) : error.message
}
