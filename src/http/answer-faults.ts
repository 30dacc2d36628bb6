import type { FastifyInstance } from 'fastify'
import { StorageError } from '../storage/port/storage-error.ts'
import type { ApiError } from './errors/api-error.ts'
import {
  badRequest,
  bodyTooLarge,
  internalError,
  pathNotFound,
  storageUnavailable,
  unsupportedMediaType,
} from './errors/errors.ts'
import { sendError } from './send.ts'

/** Answers whatever no route answers, in the API's shape. What went wrong inside is for the log alone. */
export function answerFaults(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) =>
    sendError(reply, pathNotFound(request.method, pathOf(request.originalUrl))),
  )
  app.setErrorHandler((error, request, reply) => {
    // The client went away in the middle of its body: nobody's fault, and nobody is there to be answered.
    const answer = request.raw.readableAborted ? badRequest('The request was cut off.') : toApiError(error)
    if (answer.status >= 500) request.log.error({ err: error }, 'A request failed')
    return sendError(reply, answer)
  })
}

/** The request target without its query. */
export function pathOf(target: string): string {
  const [path = target] = target.split('?', 1)
  return path
}

function toApiError(error: unknown): ApiError {
  if (error instanceof StorageError) return storageUnavailable
  switch (stringProperty(error, 'code')) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return bodyTooLarge
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    // The method QUERY has to have one.
    case 'FST_ERR_ROUTE_MISSING_CONTENT_TYPE':
      return unsupportedMediaType(['application/json'])
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return badRequest('The request body is not as long as Content-Length says.')
    default:
      return internalError
  }
}

function stringProperty(value: unknown, name: 'code'): string | undefined {
  if (typeof value !== 'object' || value === null || !(name in value)) return undefined
  return typeof value[name] === 'string' ? value[name] : undefined
}
