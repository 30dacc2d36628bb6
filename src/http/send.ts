import type { FastifyReply } from 'fastify'
import type { ApiError } from './errors/api-error.ts'

/** Sends an error in the API's shape; the live service gives these no charset. */
export function sendError(reply: FastifyReply, { status, error, headers = {} }: ApiError): FastifyReply {
  reply.code(status).headers({ ...headers, 'content-type': 'application/json' })
  // As bytes, since the framework adds a charset to text.
  return reply.send(Buffer.from(JSON.stringify({ error })))
}

export function sendJson(reply: FastifyReply, status: number, json: string): FastifyReply {
  return reply.code(status).header('content-type', 'application/json; charset=utf-8').send(json)
}
