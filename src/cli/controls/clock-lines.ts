import { type Fields, listOf } from './fields.ts'

/** The lines of a clock: its mode and time, and what a move changed. */
export function clockLines(clock: Fields): string[] {
  const { mode, now, rate, numbersFree } = clock
  return [
    `${mode}${rate === undefined ? '' : ` at rate ${rate}`} ${now}`,
    ...listOf(clock['holdsEnded']).map((hold) => `hold ended: ${hold['searchId']} ${numbersOf(hold)}`),
    ...listOf(clock['reservationsEnded']).map(
      (reservation) => `reservation ended: ${reservation['reservationId']} ${numbersOf(reservation)}`,
    ),
    ...listOf(clock['operations']).map(
      ({ operationId, status }) => `operation ${status}: ${String(operationId)}`,
    ),
    ...(numbersFree ? [`numbers free again: ${numbersFree}`] : []),
  ]
}

/** The numbers of a hold or a reservation, in one line. */
export function numbersOf({ phoneNumbers }: Fields): string {
  return Array.isArray(phoneNumbers) ? phoneNumbers.join(' ') : ''
}
