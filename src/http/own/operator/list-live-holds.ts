import { formatUtcInstant } from '../../../numbering/instant.ts'
import { LiveHoldQuery, LiveHolds } from '../../contract/live-hold-schemas.ts'
import { toHeld } from '../../wire/to-held.ts'
import { defineOperatorOperationWithQuery } from '../own-operation.ts'

const LIMIT = '100'

export const listLiveHolds = defineOperatorOperationWithQuery({
  operationId: 'ListLiveHolds',
  method: 'GET',
  path: '/_holdline/holds',
  perInventory: true,
  summary: 'What searches and reservations hold now, the first to end first.',
  query: LiveHoldQuery,
  responses: { 200: LiveHolds },
  async handle({ controlled, filters: { limit = LIMIT } }) {
    const { now, holds, reservations, counts } = await controlled.inventory.store.liveHolds({
      limit: Number(limit),
    })
    const body = {
      now: formatUtcInstant(now),
      holds: holds.map(toHeld),
      reservations: reservations.map(toHeld),
      counts,
    }
    return { status: 200, body }
  },
})
