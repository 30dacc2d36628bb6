import type { BeginningViolation } from '../../control/sandboxes/beginning-violation.ts'
import type { ApiError } from './api-error.ts'
import { violation } from './errors.ts'

/* The errors of the controls and sandboxes of a stand-in, in the form of the API. The words are our own. */

export const controlsOff = controlError(
  403,
  'ControlsOff',
  'The controls are off: this server is no stand-in. Set "controls": true in the configuration file, or HOLDLINE_CONTROLS=1.',
)

export const outsideSandbox = controlError(
  403,
  'Forbidden',
  'The key or token of a sandbox reaches the controls of that sandbox alone.',
)

export function sandboxNotFound(name: string): ApiError {
  return controlError(
    404,
    'SandboxNotFound',
    `There is no sandbox ${name}. It was closed, or has ended because nobody used it: make one with POST /_holdline/sandboxes.`,
    'name',
  )
}

export function sandboxExists(name: string): ApiError {
  return controlError(409, 'SandboxExists', `There is a sandbox ${name} already.`, 'name')
}

export function beginningRefused({ path, message }: BeginningViolation): ApiError {
  return violation({ field: path.join('.'), requirement: `cannot be had: ${message}` })
}

export function requestNotFound(id: string): ApiError {
  return controlError(
    404,
    'RequestNotFound',
    `There is no recorded request ${id}: it made room for others, was cleared, or never was.`,
    'id',
  )
}

export const tooManyStreams = controlError(
  429,
  'TooManyRequests',
  'The request log has as many readers as it may have: close one, or read GET /_holdline/requests.',
)

export function tooManySandboxes(limit: number): ApiError {
  return controlError(
    409,
    'TooManySandboxes',
    `There are ${limit} sandboxes, the most that this server has at a time (maxSandboxes): end some with DELETE, or make them with a shorter ttl.`,
  )
}

/** @param waitMs how long it takes until one more search is due, in milliseconds of the inventory's time */
export function searchesUsedUp(limit: number, waitMs: number | undefined): ApiError {
  return {
    ...controlError(
      429,
      'TooManyRequests',
      `This resource may make ${limit} searches a week, and has made them.`,
    ),
    ...(waitMs !== undefined && { headers: { 'retry-after': String(Math.ceil(waitMs / 1_000)) } }),
  }
}

export function purchasesUsedUp(limit: number): ApiError {
  return controlError(429, 'TooManyRequests', `This resource may make ${limit} purchases, and has made them.`)
}

function controlError(status: number, code: string, message: string, target?: string): ApiError {
  return { status, error: { code, message, ...(target !== undefined && { target }) } }
}
