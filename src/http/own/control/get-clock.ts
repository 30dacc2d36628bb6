import { readClock } from '../../../control/clock/move-clock.ts'
import { ClockModel } from '../../contract/clock-schemas.ts'
import { toClock } from '../../wire/to-clock.ts'
import { defineControl } from '../own-operation.ts'

export const getClock = defineControl({
  operationId: 'GetClock',
  method: 'GET',
  path: '/_holdline/clock',
  summary: "The inventory's clock.",
  responses: { 200: ClockModel },
  async handle({ controlled }) {
    return { status: 200, body: toClock(await readClock(controlled)) }
  },
})
