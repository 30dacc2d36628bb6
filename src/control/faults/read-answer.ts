import { validateHeaderName, validateHeaderValue } from 'node:http'
import type { AnsweringEffect } from './fault.ts'
import type { FaultEffect } from './fault-document.ts'
import { FaultViolation } from './fault-violation.ts'

/** The headers by which a client finds the end of an answer: a wrong one would spoil the next answers as well. */
const FRAMING = ['connection', 'content-length', 'keep-alive', 'trailer', 'transfer-encoding', 'upgrade']

/**
 * The answer that a rule gives in the place of the work.
 * @throws {FaultViolation}
 */
export function readAnswer({ status = 500, retryAfter, headers = {}, body }: FaultEffect): AnsweringEffect {
  if (body !== undefined && [204, 304].includes(status)) {
    throw new FaultViolation('effect.body', `must be absent, since an answer ${status} has no body`)
  }
  const read = Object.entries(headers).map(readHeader)
  return {
    kind: 'answer',
    status,
    headers: {
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
      ...Object.fromEntries(read),
    },
    ...(body !== undefined && { body }),
  }
}

function readHeader([given, value]: [string, string]): [string, string] {
  const name = given.toLowerCase()
  if (FRAMING.includes(name)) {
    throw new FaultViolation(`effect.headers`, `must not have ${name}: drop and cutBody break an answer`)
  }
  try {
    validateHeaderName(name)
    validateHeaderValue(name, value)
  } catch {
    throw new FaultViolation('effect.headers', 'must have names and values that HTTP allows')
  }
  return [name, value]
}
