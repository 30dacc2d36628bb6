import { ClockModel } from '../../contract/clock-schemas.ts'
import { defineControl } from '../own-operation.ts'

export const getClock = defineControl({
  operationId: 'GetClock',
  method: 'GET',
  path: '/_holdline/clock',
  summary: "The inventory's clock.",
  responses: { 200: ClockModel },
  async handle({ controlled }) {
    return { status: 200, body: { now: new Date(await controlled.inventory.store.now()).toISOString() } }
  },
})
