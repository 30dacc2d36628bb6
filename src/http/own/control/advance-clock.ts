import { advanceClock as advance } from '../../../control/clock/move-clock.ts'
import { DURATION_FORMS, parseDuration } from '../../../control/parse-duration.ts'
import { ClockAdvance, ClockChanges } from '../../contract/clock-schemas.ts'
import { clockNotMoved } from '../../errors/clock-errors.ts'
import { invalidInput } from '../../errors/errors.ts'
import { toClockChanges } from '../../wire/to-clock.ts'
import { defineControlWithBody } from '../own-operation.ts'

export const advanceClock = defineControlWithBody({
  operationId: 'AdvanceClock',
  method: 'POST',
  path: '/_holdline/clock/advance',
  summary: 'Moves the time forward, as if so much time had passed, and answers what that changed.',
  body: { mediaTypes: ['application/json'], schema: ClockAdvance, required: true },
  responses: { 200: ClockChanges },
  async handle({ controlled, body }) {
    const byMs = parseDuration(body.by)
    if (byMs === undefined) return invalidInput(`by must be a duration ${DURATION_FORMS}.`, 'by')
    const answer = await advance(controlled, byMs)
    if (answer.kind !== 'moved') return clockNotMoved(answer, 'by')
    return { status: 200, body: toClockChanges(answer) }
  },
})
