import { STATUS_CODES } from 'node:http'
import { MOST_RULES } from '../../control/faults/fault-rules.ts'
import type { ApiError } from './api-error.ts'

/* The errors of fault rules, in the form of the API. The words are our own. */

interface InPlace {
  readonly status: number
  /** Who gives the answer, at the beginning of a sentence. */
  readonly rule: string
  readonly headers: Readonly<Record<string, string>>
}

export function faultNotFound(id: string): ApiError {
  return {
    status: 404,
    error: {
      code: 'FaultNotFound',
      message: `There is no fault rule ${id}: it was removed, its ttl is over, or it never was.`,
      target: 'id',
    },
  }
}

export function faultExists(id: string): ApiError {
  return {
    status: 409,
    error: { code: 'FaultExists', message: `There is a fault rule ${id} already.`, target: 'id' },
  }
}

export const tooManyFaults: ApiError = {
  status: 409,
  error: {
    code: 'TooManyFaults',
    message: `There are ${MOST_RULES} fault rules, and no more can be added. Remove some, or give rules a ttl.`,
  },
}

/** The answer of a rule with a status, or of a magic input, in the place of the work; its code is the reason phrase. */
export function faultAnswer({ status, rule, headers }: InPlace): ApiError {
  return {
    status,
    error: {
      code: (STATUS_CODES[status] ?? 'Fault').replace(/[^A-Za-z]/g, ''),
      message: `${rule} gives this answer in the place of the work.`,
    },
    headers,
  }
}

/** Seen by the log alone: the client went away while a rule let its request wait, and nothing was done. */
export const clientLeft: ApiError = {
  status: 499,
  error: { code: 'ClientClosedRequest', message: 'The client closed the connection before the work began.' },
}

/** Seen by the log alone: a rule ended the connection in the place of the work. */
export const connectionDropped: ApiError = {
  status: 444,
  error: { code: 'NoResponse', message: 'A fault rule ended the connection before the work began.' },
}
