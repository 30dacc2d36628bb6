import { resetInventory } from '../../../control/state/reset-inventory.ts'
import { snapshotsUnsupported, startNotKept } from '../../errors/state-errors.ts'
import { defineControl } from '../own-operation.ts'

export const reset = defineControl({
  operationId: 'Reset',
  method: 'POST',
  path: '/_holdline/reset',
  summary: 'Puts the inventory back to its start: stock, records, clock and the fault rules of its seed.',
  // The log is empty after a reset.
  isUnrecorded: true,
  responses: { 204: null },
  async handle({ controlled }) {
    const { kind } = await resetInventory(controlled)
    if (kind === 'unsupported') return snapshotsUnsupported
    if (kind === 'startNotKept') return startNotKept
    return { status: 204 }
  },
})
