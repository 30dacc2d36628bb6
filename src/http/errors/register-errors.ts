import type { ApiError } from './api-error.ts'

/* The errors of changes of the register, in the form of the API. The words are our own. */

/** An entry that cannot be in force: the configuration declares it, or it does not fit what is in force. */
export function changeRefused(reason: string): ApiError {
  return registerError(409, 'Conflict', reason)
}

export function offeringNotSold(name: string): ApiError {
  return registerError(
    404,
    'OfferingNotFound',
    `No offering ${name} is sold. GET /_holdline/offerings lists the names.`,
    'name',
  )
}

export function resourceNotFound(name: string): ApiError {
  return registerError(
    404,
    'ResourceNotFound',
    `There is no resource ${name}. GET /_holdline/resources lists the names.`,
    'name',
  )
}

function registerError(status: number, code: string, message: string, target?: string): ApiError {
  return { status, error: { code, message, ...(target !== undefined && { target }) } }
}
