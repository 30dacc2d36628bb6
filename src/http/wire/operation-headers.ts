import type { Operation, OperationType } from '../../numbering/operation.ts'
import { operationLink, resourceLink } from './links.ts'

/** The header with the guid of the operation, by type. The Java client polls by these ids and stores them. */
const ID_HEADERS: Record<OperationType, string> = {
  search: 'search-id',
  purchase: 'purchase-id',
  releasePhoneNumber: 'release-id',
  updatePhoneNumberCapabilities: 'capabilities-id',
  reservationPurchase: 'reservation-purchase-id',
}

/** The headers that browsers may read, in the order of the live service. */
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

/** The headers of a poll: the link to the outcome; for the purchase of a reservation, all headers of the 202. */
export function pollHeaders(operation: Operation, apiVersion: string): Record<string, string> {
  if (operation.type === 'reservationPurchase') return operationHeaders(operation, apiVersion)
  const location = resourceLink(operation, apiVersion)
  return location === undefined ? {} : { location, 'access-control-expose-headers': 'Location' }
}

/** The guid of an operation: its id without the type. */
export function operationGuid({ id }: Operation): string {
  return id.slice(id.indexOf('_') + 1)
}
