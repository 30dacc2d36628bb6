import { type ClockWish, setClock as set } from '../../../control/clock/move-clock.ts'
import { INSTANT_FORMS, parseInstant } from '../../../control/parse-instant.ts'
import { isApiError } from '../../answer.ts'
import { ClockChanges, ClockSetting } from '../../contract/clock-schemas.ts'
import type { ApiError } from '../../errors/api-error.ts'
import { clockNotMoved } from '../../errors/clock-errors.ts'
import { invalidInput } from '../../errors/errors.ts'
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
    const wish = toWish(body)
    if (isApiError(wish)) return wish
    const answer = await set(controlled, wish)
    if (answer.kind !== 'moved') return clockNotMoved(answer, body.now === undefined ? 'mode' : 'now')
    return { status: 200, body: toClockChanges(answer) }
  },
})

function toWish({ mode, now: text, rate }: ClockSetting): ClockWish | ApiError {
  if (rate !== undefined && mode !== 'running') {
    return invalidInput('rate is for the mode running alone.', 'rate')
  }
  if (text === undefined) return { mode, ...(rate !== undefined && { rate }) }
  if (mode === 'real') return invalidInput('The mode real takes no now: it is the real time.', 'now')
  const now = parseInstant(text)
  if (now === undefined) return invalidInput(`now must be an instant ${INSTANT_FORMS}.`, 'now')
  return { mode, now, ...(rate !== undefined && { rate }) }
}
