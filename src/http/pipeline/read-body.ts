import type { IncomingMessage } from 'node:http'
import { DEFAULT_BODY_LIMIT_BYTES } from '../api-operation.ts'
import { bodyTooLarge, cutOff, noRoomForBody, unsupportedMediaType } from '../errors/errors.ts'
import type { BodyBudget } from './body-budget.ts'
import { BodyBuffer, hasRoomForBody } from './body-buffer.ts'
import type { Step } from './create-pipeline.ts'
import type { Exchange } from './exchange.ts'

/** A type and a subtype, with or without parameters: https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1 */
const MEDIA_TYPE = /^\s*[\w!#$&^.+-]+\/[\w!#$&^.+-]+\s*(;.*)?$/

/**
 * Reads the body of any media type as bytes, since a signature covers the bytes. The body of a GET or HEAD is not read:
 * https://www.rfc-editor.org/rfc/rfc9110#section-9.3.1. Neither is a body on the public plane, where no operation takes
 * one and everybody may call.
 */
export function readBody(budget: BodyBudget): Step {
  return (exchange, next) => {
    const { request, method, caller } = exchange
    if (method === 'GET' || method === 'HEAD' || caller === undefined) return next()
    const contentType = request.headers['content-type']
    if (contentType !== undefined && !MEDIA_TYPE.test(contentType)) {
      return exchange.refuse(unsupportedMediaType(['application/json']))
    }
    const length = lengthOf(request)
    if (length === 0) return next()
    const limit = limitOf(exchange)
    if (length !== undefined && length > limit) return exchange.refuse(bodyTooLarge(limit))
    if (!hasRoomForBody(budget, length ?? 0)) return exchange.refuse(noRoomForBody)
    invite(exchange)
    collect(exchange, { length, limit, budget }, next)
  }
}

/** `undefined` for a body that comes in chunks. */
function lengthOf({ headers }: IncomingMessage): number | undefined {
  return headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : undefined
}

function limitOf({ destination }: Exchange): number {
  return destination.kind === 'operation' ? destination.operation.bodyLimit : DEFAULT_BODY_LIMIT_BYTES
}

/** Asks a client that waits for it to send the body: https://www.rfc-editor.org/rfc/rfc9110#section-10.1.1 */
function invite({ request, response }: Exchange): void {
  if (request.headers.expect !== undefined && request.httpVersion !== '1.0') response.writeContinue()
}

interface Bounds {
  /** `undefined` for a body that comes in chunks. */
  readonly length: number | undefined
  readonly limit: number
  readonly budget: BodyBudget
}

/** Calls `next` once the body is whole. What arrives after a refusal is dropped. */
function collect(exchange: Exchange, { length, limit, budget }: Bounds, next: () => void): void {
  const { request, response } = exchange
  let buffer: BodyBuffer | undefined
  const open = () => {
    const opened = new BodyBuffer(budget, length ?? limit)
    response.once('close', () => opened.release())
    return opened
  }
  const drop = (refusal: typeof noRoomForBody) => {
    buffer?.release()
    exchange.refuse(refusal)
  }
  request.on('data', (part: Buffer) => {
    // A connection that was lost would never give back the room of a buffer that is opened now.
    if (exchange.status !== undefined) return
    if (request.socket.destroyed) return exchange.refuse(cutOff)
    if (part.length === length) {
      exchange.body = part
      return
    }
    buffer ??= open()
    if (buffer.size + part.length > limit) drop(bodyTooLarge(limit))
    else if (!buffer.add(part)) drop(noRoomForBody)
  })
  request.once('end', () => {
    if (exchange.status !== undefined) return
    if (buffer !== undefined) exchange.body = buffer.bytes
    next()
  })
  // The client closed the connection before the end of the body. No answer reaches the client; the log gets the status.
  request.once('error', () => exchange.refuse(cutOff))
}
