import { badRequest, bodyTooLarge, unsupportedMediaType } from '../errors/errors.ts'
import type { Step } from './create-pipeline.ts'

/** The largest body that is read, in bytes. */
const BODY_LIMIT_BYTES = 1024 * 1024

/** A type and a subtype, with or without parameters: https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1 */
const MEDIA_TYPE = /^\s*[\w!#$&^.+-]+\/[\w!#$&^.+-]+\s*(;.*)?$/

/**
 * Reads the body of any media type as bytes, since a signature covers the bytes. The body of a GET or HEAD is not read:
 * https://www.rfc-editor.org/rfc/rfc9110#section-9.3.1
 */
export const readBody: Step = (exchange, next) => {
  const { request, method } = exchange
  const { headers } = request
  const contentType = headers['content-type']
  if (method === 'GET' || method === 'HEAD') return next()
  if (contentType !== undefined && !MEDIA_TYPE.test(contentType)) {
    return exchange.refuse(unsupportedMediaType(['application/json']))
  }
  const length =
    headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : undefined
  if (length === 0) return next()
  if (length !== undefined && length > BODY_LIMIT_BYTES) return exchange.refuse(bodyTooLarge)

  // The client may wait for 100 Continue: https://www.rfc-editor.org/rfc/rfc9110#section-10.1.1
  if (headers.expect !== undefined) exchange.response.writeContinue()
  let chunks: Buffer[] = []
  let size = 0
  request.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= BODY_LIMIT_BYTES) return void chunks.push(chunk)
    // The rest of the body is read and dropped.
    chunks = []
    exchange.refuse(bodyTooLarge)
  })
  request.once('end', () => {
    if (size > BODY_LIMIT_BYTES) return
    const [first, ...others] = chunks
    exchange.body = first !== undefined && others.length === 0 ? first : Buffer.concat(chunks)
    next()
  })
  // The client closed the connection before the end of the body. No answer reaches the client; the log gets the status.
  request.once('error', () => exchange.refuse(badRequest('The request was cut off.')))
}
