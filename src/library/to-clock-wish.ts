import type { ClockWish } from '../control/clock/move-clock.ts'
import { UsageError } from '../usage-error.ts'
import { checkRate } from './check-rate.ts'
import type { ClockSetting } from './clock.ts'
import { toInstant } from './to-instant.ts'

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  real: ['mode'],
  frozen: ['mode', 'now'],
  running: ['mode', 'now', 'rate'],
} satisfies Record<ClockSetting['mode'], readonly string[]>

/**
 * The clock that a setting asks for.
 * @param name how messages begin, `sandbox: clock`
 * @throws {UsageError}
 */
export function toClockWish(setting: ClockSetting, name: string): ClockWish {
  const fields = FIELDS[setting?.mode]
  if (fields === undefined)
    throw new UsageError(`${name}.mode must be one of ${Object.keys(FIELDS).join(', ')}`)
  const unknown = Object.keys(setting).find((field) => !fields.includes(field))
  if (unknown !== undefined) {
    throw new UsageError(
      `${name}.${unknown} is not known with the mode ${setting.mode}; known are ${fields.join(', ')}`,
    )
  }
  if (setting.mode === 'real') return setting
  const now = setting.now !== undefined && { now: toInstant(setting.now, name) }
  if (setting.mode === 'frozen') return { mode: 'frozen', ...now }
  return { mode: 'running', ...now, rate: checkRate(setting.rate ?? 1, `${name}.rate`) }
}
