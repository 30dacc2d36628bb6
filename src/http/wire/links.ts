import type { Operation } from '../../numbering/operation.ts'
import type { PhoneNumber } from '../../numbering/phone-number.ts'

/*
 * Links in answers are relative and carry the version that the client asked for, as on the live service.
 */

function searchResultLink(searchId: string, apiVersion: string): string {
  return `/availablePhoneNumbers/searchResults/${searchId}?api-version=${apiVersion}`
}

/** The path of the reservations; the path of each reservation is below it. */
export const RESERVATIONS_PATH = '/availablePhoneNumbers/reservations'

/** On the live service this path has no version, unlike the links of operations (recorded). */
export function reservationPath(reservationId: string): string {
  return `${RESERVATIONS_PATH}/${reservationId}`
}

function phoneNumberLink(phoneNumber: PhoneNumber, apiVersion: string): string {
  return `/phoneNumbers/${phoneNumber}?api-version=${apiVersion}`
}

export function operationLink(operationId: string, apiVersion: string): string {
  return `/phoneNumbers/operations/${operationId}?api-version=${apiVersion}`
}

/** The link to the outcome of an operation; purchases and releases have none. */
export function resourceLink(operation: Operation, apiVersion: string): string | undefined {
  if (operation.type === 'search' && operation.searchId !== undefined) {
    return searchResultLink(operation.searchId, apiVersion)
  }
  if (operation.type === 'updatePhoneNumberCapabilities' && operation.phoneNumber !== undefined) {
    return phoneNumberLink(operation.phoneNumber, apiVersion)
  }
  return undefined
}
