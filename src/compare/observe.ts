import { errorCodes } from './error-codes.ts'
import { mask } from './mask.ts'
import type { Observation } from './observation.ts'
import { typesOf } from './types-of.ts'

/** An answer as it came. */
export interface Answer {
  readonly status: number
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Headers of HTTP itself and of a connection, and headers that name a program on the way. */
const LEFT_OUT = [
  'alt-svc',
  'connection',
  'content-length',
  'date',
  'keep-alive',
  'server',
  'transfer-encoding',
  'via',
  'x-powered-by',
]

/** Headers whose values say something that clients rely on. */
const SAYING = [
  'access-control-expose-headers',
  'allow',
  'cache-control',
  'content-type',
  'location',
  'operation-location',
]

/** What is compared of an answer. */
export function observe({ status, headers, body }: Answer): Observation {
  const kept = Object.entries(headers).filter(([name]) => !LEFT_OUT.includes(name))
  const json = body === '' ? undefined : parse(body)
  return {
    status,
    headers: Object.fromEntries(
      kept.map(([name, value]) => [name, SAYING.includes(name) ? normal(value) : null]),
    ),
    body: body === '' ? {} : json === undefined ? { '': 'text' } : typesOf(json),
    codes: status < 400 ? {} : errorCodes(json),
  }
}

/** `undefined` for a text that is no JSON. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function normal(value: string): string {
  return mask(value)
    .replace(/\s*([,;])\s*/g, '$1 ')
    .trim()
}
