import { SandboxList } from '../../contract/sandbox-schemas.ts'
import { toSandbox } from '../../wire/to-sandbox.ts'
import { defineControl } from '../own-operation.ts'

export const listSandboxes = defineControl({
  operationId: 'ListSandboxes',
  method: 'GET',
  path: '/_holdline/sandboxes',
  summary: 'The sandboxes of the server.',
  perInventory: false,
  responses: { 200: SandboxList },
  async handle({ tools }) {
    const sandboxes = tools.control.sandboxes.list()
    return {
      status: 200,
      body: { sandboxes: sandboxes.map((sandbox) => toSandbox(sandbox, tools.origins())) },
    }
  },
})
