import type { OperationParameter } from '../api-operation.ts'
import { RESERVATIONS_PATH } from '../wire/links.ts'

/** The path of one reservation, as its operations declare it. */
export const RESERVATION_PATH = `${RESERVATIONS_PATH}/{reservationId}`

/** The parameters of the operations on one reservation. */
export const RESERVATION_PARAMETERS: Readonly<Record<string, OperationParameter>> = {
  reservationId: { in: 'path', schema: { type: 'string', format: 'uuid' } },
}
