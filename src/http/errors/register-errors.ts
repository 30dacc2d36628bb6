import { formatUtcInstant, type Instant } from '../../numbering/instant.ts'
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

/** A planned change whose instant has passed. */
export function instantPassed(now: Instant): ApiError {
  return registerError(
    400,
    'InvalidInput',
    `from must be later than now, which is ${formatUtcInstant(now)}; leave it out for a change at once.`,
    'from',
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

export function resourceExists(name: string): ApiError {
  return registerError(409, 'ResourceExists', `There is a resource ${name} already.`, 'name')
}

export function keyNotFound(id: string): ApiError {
  return registerError(
    404,
    'KeyNotFound',
    `The resource has no stored access key ${id}. GET /_holdline/resources/{resource} lists the ids.`,
    'key',
  )
}

export function tooManyKeys(limit: number): ApiError {
  return registerError(
    409,
    'TooManyKeys',
    `The resource has ${limit} access keys, the most at a time: revoke the one that clients use no more.`,
  )
}

export const encryptionKeyMissing = registerError(
  409,
  'EncryptionKeyMissing',
  'No access key can be stored without an encryption key: set HOLDLINE_ENCRYPTION_KEYS, or --encryption-key-file, ' +
    'where the inventory is served (openssl rand -base64 32 makes a key).',
)

function registerError(status: number, code: string, message: string, target?: string): ApiError {
  return { status, error: { code, message, ...(target !== undefined && { target }) } }
}
