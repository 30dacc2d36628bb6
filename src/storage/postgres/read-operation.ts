import { type Operation, parseOperationId } from '../../numbering/operation.ts'
import { reservationOperation } from '../../numbering/reservation-operation.ts'
import type { Timed } from '../port/timed.ts'
import { integer } from '../rows/row.ts'
import { toOperation } from '../rows/to-operation.ts'
import type { Access } from './access.ts'
import { readReservation } from './read-reservation.ts'
import { FIND_OPERATION } from './tables/operation-table.ts'
import { FIND_SEARCH, readSearch } from './tables/search-table.ts'

/** The operation of this id: a view of the search or reservation that it made or bought, or a record of its own. */
export async function readOperation(
  read: Access['read'],
  resource: string,
  operationId: string,
): Promise<Timed<Operation> | undefined> {
  const { type, guid } = parseOperationId(operationId) ?? {}
  if (type === undefined || guid === undefined) return undefined
  switch (type) {
    case 'search':
    case 'purchase': {
      const [row] = await read(FIND_SEARCH, [guid, resource])
      if (row === undefined) return undefined
      const { operation, purchase } = readSearch(row)
      return timed(type === 'search' ? operation : purchase, integer(row, 'now'))
    }
    case 'reservationPurchase': {
      const found = await readReservation(read, resource, guid)
      return found && timed(reservationOperation(found.value), found.now)
    }
    case 'releasePhoneNumber':
    case 'updatePhoneNumberCapabilities': {
      const [row] = await read(FIND_OPERATION, [operationId, resource])
      return row && timed(toOperation(row), integer(row, 'now'))
    }
  }
}

function timed(value: Operation | undefined, now: number): Timed<Operation> | undefined {
  return value && { value, now }
}
