import { DURATION_FORMS, parseDuration } from '../../../control/parse-duration.ts'
import { SANDBOX_NAME } from '../../../control/sandboxes/sandbox-name.ts'
import { isApiError } from '../../answer.ts'
import { NewSandbox, SandboxModel } from '../../contract/sandbox-schemas.ts'
import { beginningRefused, sandboxExists, tooManySandboxes } from '../../errors/control-errors.ts'
import { invalidInput } from '../../errors/errors.ts'
import { readClockWish } from '../../request/read-clock-wish.ts'
import { toSandbox } from '../../wire/to-sandbox.ts'
import { defineControlWithBody } from '../own-operation.ts'

/** A seed names many numbers. */
const BODY_LIMIT_BYTES = 1024 * 1024

export const createSandbox = defineControlWithBody({
  operationId: 'CreateSandbox',
  method: 'POST',
  path: '/_holdline/sandboxes',
  summary: 'Makes an inventory of its own, which begins as the server did, or as the request says.',
  perInventory: false,
  body: {
    mediaTypes: ['application/json'],
    schema: NewSandbox,
    required: false,
    limitBytes: BODY_LIMIT_BYTES,
  },
  responses: { 201: SandboxModel },
  async handle({ tools, body: { name, ttl, stock, seed, clock: setting } }) {
    if (name !== undefined && !SANDBOX_NAME.test(name)) {
      return invalidInput('A name has lower-case letters, digits and hyphens, 63 characters at most.', 'name')
    }
    const ttlMs = ttl === undefined ? undefined : parseDuration(ttl)
    if (ttl !== undefined && !ttlMs) return invalidInput(`ttl is a duration ${DURATION_FORMS}.`, 'ttl')
    const clock = setting && readClockWish(setting, 'clock.')
    if (clock !== undefined && isApiError(clock)) return clock
    const creation = await tools.control.sandboxes.create({
      ...(name !== undefined && { name }),
      ...(ttlMs !== undefined && { ttlMs }),
      ...(stock !== undefined && { stock }),
      ...(seed !== undefined && { seed }),
      ...(clock !== undefined && { clock }),
    })
    switch (creation.kind) {
      case 'created':
        return { status: 201, body: toSandbox(creation.sandbox, tools.origins()) }
      case 'exists':
        return sandboxExists(name ?? '')
      case 'tooMany':
        return tooManySandboxes(creation.limit)
      case 'invalid':
        return beginningRefused(creation.violation)
    }
  },
})
