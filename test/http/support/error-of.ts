import { expect } from 'vitest'
import type { Reply } from '../../support/client.ts'

/** The error of a refusal, whose status is checked. */
export function errorOf(reply: Reply, status = 400): unknown {
  expect(reply.status).toBe(status)
  return Object(reply.json).error
}
