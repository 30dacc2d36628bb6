import type { Operation, OperationType } from '../../numbering/operation.ts'
import { operationLink, resourceLink } from './links.ts'

/** The header with the id of the operation's subject; the Java client polls and stores by these ids. */
const ID_HEADERS: Record<OperationType, string> = {
  search: 'search-id',
  purchase: 'purchase-id',
  releasePhoneNumber: 'release-id',
  updatePhoneNumberCapabilities: 'capabilities-id',
  reservationPurchase: 'reservation-purchase-id',
}

/** In the order in which the live service lists them. */
const EXPOSED: Record<OperationType, string> = {
  search: 'Location,Operation-Location,operation-id,search-id',
  purchase: 'Operation-Location,operation-id,purchase-id',
  releasePhoneNumber: 'Operation-Location,operation-id,release-id',
  updatePhoneNumberCapabilities: 'Operation-Location,Location,operation-id,capabilities-id',
  reservationPurchase: 'Location,Operation-Location,operation-id,reservation-purchase-id',
}

/** The headers of the 202 that accepts an operation. */
export function operationHeaders(operation: Operation, apiVersion: string): Record<string, string> {
  const headers: Record<string, string> = {}
  const location = resourceLink(operation, apiVersion)
  if (location !== undefined) headers['location'] = location
  headers['operation-location'] = operationLink(operation.id, apiVersion)
  headers['operation-id'] = operation.id
  headers[ID_HEADERS[operation.type]] = operationGuid(operation)
  headers['access-control-expose-headers'] = EXPOSED[operation.type]
  return headers
}

/** The headers of a poll: the place of the outcome; for a reservation's purchase all headers of the 202. */
export function pollHeaders(operation: Operation, apiVersion: string): Record<string, string> {
  if (operation.type === 'reservationPurchase') return operationHeaders(operation, apiVersion)
  const location = resourceLink(operation, apiVersion)
  return location === undefined ? {} : { location, 'access-control-expose-headers': 'Location' }
}

/** The operation's own part of its id. */
export function operationGuid({ id }: Operation): string {
  return id.slice(id.indexOf('_') + 1)
}
