import { parseOperationId } from '../../numbering/operation.ts'
import { isRecord } from '../contract/is-record.ts'
import { isId } from '../request/is-id.ts'
import type { Exchange } from './exchange.ts'

/**
 * The id of the search or the reservation that a request names or makes, in lower case, as the store has it; `undefined`
 * if it is about neither.
 */
export function readClaim({ destination, sent, body }: Exchange): string | undefined {
  if (destination.kind !== 'operation') return undefined
  const { operation, parameters } = destination
  const { searchId, reservationId, operationId } = parameters
  const id =
    searchId ??
    reservationId ??
    (operationId !== undefined ? claimOfOperation(operationId) : undefined) ??
    (operation.operationId === 'PurchasePhoneNumbers' ? searchIn(body) : headerOf(sent?.head, 'search-id'))
  return id !== undefined && isId(id) ? id.toLowerCase() : undefined
}

/** The operations of searches and purchases have the id of the claim in theirs. */
function claimOfOperation(operationId: string): string | undefined {
  const { type, guid } = parseOperationId(operationId) ?? {}
  return type === 'search' || type === 'purchase' || type === 'reservationPurchase' ? guid : undefined
}

/** The search that a purchase names; the body need not fit the contract. */
function searchIn(body: Buffer): string | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return isRecord(value) && typeof value['searchId'] === 'string' ? value['searchId'] : undefined
  } catch {
    return undefined
  }
}

function headerOf(head: readonly string[] = [], name: string): string | undefined {
  const index = head.indexOf(name)
  return index === -1 ? undefined : head[index + 1]
}
