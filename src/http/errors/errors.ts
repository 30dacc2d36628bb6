import type { ApiVersion } from '../contract/api-version.ts'
import type { SchemaViolation } from '../contract/compile.ts'
import type { ApiError, CommunicationError } from './api-error.ts'

/*
 * Every error there is: its status, code, message and target. "Recorded" ones were seen on the live
 * service and are its words; docs/compatibility.md says where the others come from.
 */

const SERVER_ERROR = { code: 'InternalError', message: 'The server encountered an internal error.' }

/** Recorded. */
export const denied = apiError(401, { code: 'Denied', message: 'Denied by the resource provider.' })

/** Recorded. */
export const countryUnknown = apiError(400, {
  code: 'InvalidInput',
  message: 'Unable to parse country code.',
  target: 'countrycode',
})

/** Recorded for a search; the nearest there is for a change to capabilities that are not offered. */
export const notOffered = apiError(400, {
  ...SERVER_ERROR,
  innererror: {
    code: 'BadRequest',
    message: 'We are unable to find phone plans to match your requested capabilities.',
  },
})

/** Recorded. */
export function searchNotFound(searchId: string): ApiError {
  return notFound(`Input searchId ${searchId} cannot be found.`, 'searchid')
}

export function operationNotFound(operationId: string): ApiError {
  return notFound(`Input operationId ${operationId} cannot be found.`, 'operationid')
}

/** Recorded, in the words of the version. */
export function phoneNumberNotFound(phoneNumber: string, version: ApiVersion): ApiError {
  return version === '2021-03-07'
    ? apiError(404, {
        code: 'PhoneNumberNotFound',
        message: `The specified phone number ${phoneNumber} cannot be found.`,
        target: 'phonenumber',
      })
    : apiError(404, releaseFailure(phoneNumber))
}

/** Why the release of a number that the resource does not own has failed. */
export function releaseFailure(phoneNumber: string): CommunicationError {
  return {
    code: 'NotFound',
    message: `Input phoneNumber ${phoneNumber} cannot be found.`,
    target: 'phonenumber',
  }
}

/** Recorded: a change to a number that the resource does not own. The first version knows no 403. */
export function phoneNumberNotOwned(version: ApiVersion): ApiError {
  return version === '2021-03-07'
    ? apiError(404, SERVER_ERROR)
    : apiError(403, {
        code: 'InsufficientPermissions',
        message: 'Phone number not owned by this resource.',
        target: 'phonenumber',
      })
}

/** Recorded: a change to what is no number. Only 2022-12-01 says so; the others say that it is not owned. */
export function phoneNumberInvalid(phoneNumber: string, version: ApiVersion): ApiError {
  return version === '2022-12-01'
    ? apiError(400, {
        ...SERVER_ERROR,
        innererror: { code: 'BadRequest', message: `Invalid telephone number '${phoneNumber}'` },
      })
    : phoneNumberNotOwned(version)
}

export const reservationExpired = apiError(400, {
  code: 'ReservationExpired',
  message: 'The search has expired or was cancelled, and its phone numbers are no longer held. Search again.',
  target: 'searchid',
})

export const nothingHeld = apiError(400, {
  code: 'OutOfStock',
  message: 'The search found no phone numbers, so there is nothing to purchase.',
  target: 'searchid',
})

/** Recorded. */
export const agreementRequired = apiError(400, {
  code: 'BadRequest',
  message: 'Do not resell agreement was not provided and it is required for this purchase.',
})

export function quantityTooLarge(maximum: number): ApiError {
  return invalidInput(`quantity must be at most ${maximum}.`, 'quantity')
}

export function tooManyHeld(held: number, limit: number): ApiError {
  return apiError(429, {
    code: 'TooManyRequests',
    message:
      `This resource holds ${held} phone numbers and may hold ${limit} at a time. ` +
      'Purchase or cancel searches, wait until they expire, or ask for fewer.',
    target: 'quantity',
  })
}

export function violation({ field, requirement }: SchemaViolation): ApiError {
  if (field === '') return invalidInput(`The request body ${requirement}.`)
  return invalidInput(`${field} ${requirement}.`, field.split('.').at(-1)?.toLowerCase())
}

export function invalidInput(message: string, target?: string): ApiError {
  return apiError(400, { code: 'InvalidInput', message, ...(target !== undefined && { target }) })
}

export function badRequest(message: string): ApiError {
  return apiError(400, { code: 'BadRequest', message })
}

/** The stock answer of the web framework behind the live service; not seen from it. */
export const apiVersionUnspecified = apiError(400, {
  code: 'ApiVersionUnspecified',
  message: 'An API version is required, but was not specified.',
  target: 'api-version',
})

export function unsupportedApiVersion(uri: string, version: string): ApiError {
  return apiError(400, {
    code: 'UnsupportedApiVersion',
    message: `The HTTP resource that matches the request URI '${uri}' does not support the API version '${version}'.`,
    target: 'api-version',
  })
}

export function pathNotFound(method: string, path: string): ApiError {
  return apiError(404, { code: 'NotFound', message: `There is no ${method} ${path}.` })
}

export function methodNotAllowed(method: string, path: string, allowed: readonly string[]): ApiError {
  const allow = allowed.join(', ')
  return {
    ...apiError(405, {
      code: 'MethodNotAllowed',
      message: `${path} does not take ${method}, only ${allow}.`,
    }),
    headers: { allow },
  }
}

export const bodyTooLarge = apiError(413, {
  code: 'RequestEntityTooLarge',
  message: 'The request body is larger than 1 MiB.',
})

export function unsupportedMediaType(expected: readonly string[]): ApiError {
  return apiError(415, {
    code: 'UnsupportedMediaType',
    message: `The Content-Type of the request body must be ${expected.join(' or ')}.`,
  })
}

export const internalError = apiError(500, SERVER_ERROR)

export const storageUnavailable: ApiError = {
  ...apiError(503, {
    code: 'ServiceUnavailable',
    message: 'The inventory cannot be reached right now. Try again.',
  }),
  headers: { 'retry-after': '1' },
}

function notFound(message: string, target: string): ApiError {
  return apiError(404, { code: 'NotFound', message, target })
}

function apiError(status: number, error: CommunicationError): ApiError {
  return { status, error }
}
