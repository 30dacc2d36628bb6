import { DURATION_FORMS, parseDuration } from '../../../control/parse-duration.ts'
import { SANDBOX_NAME } from '../../../control/sandboxes/sandbox-name.ts'
import { NewSandbox, SandboxModel } from '../../contract/sandbox-schemas.ts'
import { sandboxExists, tooManySandboxes } from '../../errors/control-errors.ts'
import { invalidInput } from '../../errors/errors.ts'
import { toSandbox } from '../../wire/to-sandbox.ts'
import { defineControlWithBody } from '../own-operation.ts'

export const createSandbox = defineControlWithBody({
  operationId: 'CreateSandbox',
  method: 'POST',
  path: '/_holdline/sandboxes',
  summary: 'Makes an inventory of its own, with the stock that the server started with.',
  perInventory: false,
  body: { mediaTypes: ['application/json'], schema: NewSandbox, required: false },
  responses: { 201: SandboxModel },
  async handle({ tools, body: { name, ttl, stock } }) {
    if (name !== undefined && !SANDBOX_NAME.test(name)) {
      return invalidInput('A name has lower-case letters, digits and hyphens, 63 characters at most.', 'name')
    }
    const ttlMs = ttl === undefined ? undefined : parseDuration(ttl)
    if (ttl !== undefined && !ttlMs) return invalidInput(`ttl is a duration ${DURATION_FORMS}.`, 'ttl')
    const creation = await tools.control.sandboxes.create({
      ...(name !== undefined && { name }),
      ...(ttlMs !== undefined && { ttlMs }),
      ...(stock !== undefined && { stock }),
    })
    switch (creation.kind) {
      case 'created':
        return { status: 201, body: toSandbox(creation.sandbox, tools.origins()) }
      case 'exists':
        return sandboxExists(name ?? '')
      case 'tooMany':
        return tooManySandboxes(creation.limit)
    }
  },
})
