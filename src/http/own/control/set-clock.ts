import { setClock as set } from '../../../control/clock/move-clock.ts'
import { isApiError } from '../../answer.ts'
import { ClockChanges, ClockSetting } from '../../contract/clock-schemas.ts'
import { clockNotMoved } from '../../errors/clock-errors.ts'
import { readClockWish } from '../../request/read-clock-wish.ts'
import { toClockChanges } from '../../wire/to-clock.ts'
import { defineControlWithBody } from '../own-operation.ts'

export const setClock = defineControlWithBody({
  operationId: 'SetClock',
  method: 'PUT',
  path: '/_holdline/clock',
  summary: 'Lets the time stand still, run at a rate, or be real time; the time never goes back.',
  body: { mediaTypes: ['application/json'], schema: ClockSetting, required: true },
  responses: { 200: ClockChanges },
  async handle({ controlled, body }) {
    const wish = readClockWish(body)
    if (isApiError(wish)) return wish
    const answer = await set(controlled, wish)
    if (answer.kind !== 'moved') return clockNotMoved(answer, body.now === undefined ? 'mode' : 'now')
    return { status: 200, body: toClockChanges(answer) }
  },
})
