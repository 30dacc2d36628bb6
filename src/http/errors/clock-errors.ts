import type { MovedClock } from '../../control/clock/move-clock.ts'
import type { ApiError } from './api-error.ts'
import { invalidInput } from './errors.ts'

/* The errors of the inventory's clock, in the form of the API. The words are our own. */

/**
 * A move of the clock that was not made.
 * @param field the field that asks for it
 */
export function clockNotMoved(
  answer: Exclude<MovedClock, { readonly kind: 'moved' }>,
  field: 'now' | 'mode' | 'by',
): ApiError {
  switch (answer.kind) {
    case 'earlier':
      return {
        status: 409,
        error: {
          code: 'ClockEarlier',
          message: `The clock shows ${iso(answer.now)} already. Only a reset sets it back: POST /_holdline/reset.`,
          target: field,
        },
      }
    case 'tooLate':
      return invalidInput(`The latest time of the clock is ${iso(answer.latest)}.`, field)
  }
}

function iso(instant: number): string {
  return new Date(instant).toISOString()
}
