import { ALL_VERSIONS, type ApiVersion, existsIn } from '../contract/api-version.ts'
import type { SchemaViolation } from '../contract/compile.ts'
import { INVALID_NUMBER_TOLD_IN, NUMBER_ERRORS_SINCE } from '../contract/since.ts'
import { type ApiError, apiError, type CommunicationError } from './api-error.ts'

/*
 * Every error of an operation: its status, code, message and target. "Recorded" errors have the words of the live
 * service; docs/compatibility.md names the sources of all other errors.
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

/** The message is quoted in https://github.com/Azure/azure-sdk-for-js/issues/24623, without the code. */
export const localityAmbiguous = invalidInput(
  'More than one locality was found. Please specify the administrative division.',
  'administrativedivision',
)

export const localityRequired = invalidInput(
  'locality is required if phoneNumberType is geographic. List the localities of the country, and name one of them.',
  'locality',
)

export function localityUnknown(locality: string, country: string): ApiError {
  return invalidInput(
    `There is no locality ${locality} in ${country}. List the localities of the country, and name one of them.`,
    'locality',
  )
}

/** The connection was lost before the request was whole, or before its turn. The log has it; no client gets it. */
export const cutOff = badRequest('The request was cut off.')

/** Recorded. */
export const onePhoneNumberOnly = badRequest('Can only accept one phoneNumber')

/** Recorded. */
export const phoneNumberMalformed = badRequest('Invalid Phone Number format.')

/** Recorded for a search. A change to capabilities that are not offered is answered with the same words. */
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
  return existsIn(version, NUMBER_ERRORS_SINCE)
    ? apiError(404, phoneNumberNotFoundError(phoneNumber))
    : apiError(404, {
        code: 'PhoneNumberNotFound',
        message: `The specified phone number ${phoneNumber} cannot be found.`,
        target: 'phonenumber',
      })
}

/** Recorded; also the error of a failed release, where the resource does not own the number. */
export function phoneNumberNotFoundError(phoneNumber: string): CommunicationError {
  return {
    code: 'NotFound',
    message: `Input phoneNumber ${phoneNumber} cannot be found.`,
    target: 'phonenumber',
  }
}

/** Recorded: a change of a number that the resource does not own. The first version has no 403. */
export function phoneNumberNotOwned(version: ApiVersion): ApiError {
  return existsIn(version, NUMBER_ERRORS_SINCE)
    ? apiError(403, {
        code: 'InsufficientPermissions',
        message: 'Phone number not owned by this resource.',
        target: 'phonenumber',
      })
    : apiError(404, SERVER_ERROR)
}

/** Recorded: a change of a text that is no number. The other versions answer that the number is not owned. */
export function phoneNumberInvalid(phoneNumber: string, version: ApiVersion): ApiError {
  return version === INVALID_NUMBER_TOLD_IN
    ? apiError(400, {
        ...SERVER_ERROR,
        innererror: { code: 'BadRequest', message: `Invalid telephone number '${phoneNumber}'` },
      })
    : phoneNumberNotOwned(version)
}

/**
 * Azure's answer to the deletion of a resource that has a lock against it, with a message of our own; recorded in
 * https://github.com/hashicorp/terraform-provider-azurerm/issues/17478 for another service.
 */
export function phoneNumberProtected(phoneNumber: string): ApiError {
  return apiError(409, {
    code: 'ScopeLocked',
    message: `The phone number ${phoneNumber} is protected against deletion: its operator has to unprotect it first.`,
    target: 'phonenumber',
  })
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

/** @param target the field that asks for numbers */
export function tooManyHeld(held: number, limit: number, target: 'quantity' | 'phonenumbers'): ApiError {
  return apiError(429, {
    code: 'TooManyRequests',
    message:
      `This resource holds ${held} phone numbers and may hold ${limit} at a time, those of this request included. ` +
      'Purchase or cancel searches and reservations, wait until they expire, or ask for fewer.',
    target,
  })
}

export const resourceSuspended = apiError(403, {
  code: 'ResourceSuspended',
  message: 'This resource is suspended: it can read, and change nothing, until its operator resumes it.',
})

/** The token of the caller does not allow the operation. The code is the one of a recorded 403. */
export const roleTooSmall = apiError(403, {
  code: 'InsufficientPermissions',
  message: 'The token does not allow this operation.',
})

/** No key is there that could check the token of the caller. */
export function tokenUnchecked(retrySeconds: number): ApiError {
  return {
    ...apiError(503, {
      code: 'ServiceUnavailable',
      message: 'The token cannot be checked right now. Try again.',
    }),
    headers: { 'retry-after': String(retrySeconds) },
  }
}

/** A resource has sent as many requests as it may send in a second; one more is due within a second. */
export function tooManyRequests(perSecond: number): ApiError {
  return {
    ...apiError(429, {
      code: 'TooManyRequests',
      message: `This resource may send ${perSecond} requests a second. Wait for a second, and try again.`,
    }),
    headers: { 'retry-after': '1' },
  }
}

export function violation({ field, requirement }: SchemaViolation): ApiError {
  if (field === '') return invalidInput(`The request body ${requirement}.`)
  // The target is the last name in the path: an index, or a key that the client chose, is no name.
  const name = field.split('.').findLast((part) => /^[a-z]+$/i.test(part))
  return invalidInput(`${field} ${requirement}.`, name?.toLowerCase())
}

export function invalidInput(message: string, target?: string): ApiError {
  return apiError(400, { code: 'InvalidInput', message, ...(target !== undefined && { target }) })
}

export function badRequest(message: string): ApiError {
  return apiError(400, { code: 'BadRequest', message })
}

/** The default answer of the web framework behind the live service; not recorded. */
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

export function contractNotFound(document: string): ApiError {
  return apiError(404, {
    code: 'NotFound',
    message: `There is no contract ${document}, only of ${ALL_VERSIONS.join(', ')} and holdline, each also with .json.`,
  })
}

export function documentNotFound(document: string): ApiError {
  return apiError(404, {
    code: 'NotFound',
    message: `There is no document ${document}; the page at /_holdline/start has the list.`,
  })
}

export const caCertificateNotFound = apiError(404, {
  code: 'NotFound',
  message: 'The server has no local authority: its certificate was brought by the operator.',
})

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

export function bodyTooLarge(limitBytes: number): ApiError {
  const kibibytes = limitBytes / 1024
  const limit = kibibytes < 1024 ? `${kibibytes} KiB` : `${kibibytes / 1024} MiB`
  return apiError(413, {
    code: 'RequestEntityTooLarge',
    message: `The request body is larger than ${limit}.`,
  })
}

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

/** Too many requests of the resource waited before it, or were slow. */
export const turnTooLate: ApiError = {
  ...apiError(503, {
    code: 'ServiceUnavailable',
    message: 'Other requests took too long, and this one was not begun. Try again.',
  }),
  headers: { 'retry-after': '1' },
}

export const noRoomForBody: ApiError = {
  ...apiError(503, {
    code: 'ServiceUnavailable',
    message: 'The bodies of other requests take all the room that this server has for them. Try again.',
  }),
  headers: { 'retry-after': '1' },
}

function notFound(message: string, target: string): ApiError {
  return apiError(404, { code: 'NotFound', message, target })
}
