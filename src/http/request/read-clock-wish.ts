import type { ClockWish } from '../../control/clock/move-clock.ts'
import { INSTANT_FORMS, parseInstant } from '../../control/parse-instant.ts'
import type { ClockSetting } from '../contract/clock-schemas.ts'
import type { ApiError } from '../errors/api-error.ts'
import { invalidInput } from '../errors/errors.ts'

/**
 * The clock that a request asks for, or the error of the request.
 * @param path where the request has the setting, with a dot at the end: `clock.`
 */
export function readClockWish({ mode, now: text, rate }: ClockSetting, path = ''): ClockWish | ApiError {
  if (rate !== undefined && mode !== 'running') {
    return invalidInput(`${path}rate is for the mode running alone.`, 'rate')
  }
  if (text === undefined) return { mode, ...(rate !== undefined && { rate }) }
  if (mode === 'real') return invalidInput(`The mode real takes no ${path}now: it is the real time.`, 'now')
  const now = parseInstant(text)
  if (now === undefined) return invalidInput(`${path}now must be an instant ${INSTANT_FORMS}.`, 'now')
  return { mode, now, ...(rate !== undefined && { rate }) }
}
