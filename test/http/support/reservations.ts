import { expect } from 'vitest'
import type { Client, Reply } from '../../support/client.ts'
import { at } from './operations.ts'

/*
 * Browsing and reserving as a client does, for tests that only prepare records with them.
 */

export const NEWEST = '2025-06-01'

/** The versions that have reservations. */
export const RESERVATION_VERSIONS = ['2025-04-01', '2025-06-01', '2027-01-01']

/** The versions without reservations. */
export const OLDER_VERSIONS = ['2021-03-07', '2022-12-01', '2025-02-11']

export const ID = '0a1b2c3d-0000-4000-8000-00000000000a'
export const OTHER_ID = '0a1b2c3d-0000-4000-8000-00000000000b'

/** The terms of a US geographic number of the test application. */
export const GEOGRAPHIC = {
  countryCode: 'US',
  phoneNumberType: 'geographic',
  assignmentType: 'person',
  capabilities: { calling: 'inbound+outbound', sms: 'none' },
}

/** The digits of the nth US geographic number, from 0 on. */
export function nth(n: number): string {
  return `1425555${String(100 + n).padStart(4, '0')}`
}

export function reservationTarget(id = ID, version = NEWEST): string {
  return at(`/availablePhoneNumbers/reservations/${id}`, version)
}

export function patch(
  client: Client,
  phoneNumbers: object,
  { id = ID, version = NEWEST }: { id?: string; version?: string } = {},
): Promise<Reply> {
  return client('PATCH', reservationTarget(id, version), { body: { phoneNumbers } })
}

/** Reserves these of the US geographic numbers. */
export async function reserve(client: Client, nths: readonly number[], id = ID): Promise<Reply> {
  const reply = await patch(client, Object.fromEntries(nths.map((n) => [nth(n), GEOGRAPHIC])), { id })
  expect(reply.status).toBeLessThan(202)
  return reply
}

export function getReservation(client: Client, id = ID, version = NEWEST): Promise<Reply> {
  return client('GET', reservationTarget(id, version))
}

export function buyReservation(client: Client, body?: object, id = ID, version = NEWEST): Promise<Reply> {
  const target = at(`/availablePhoneNumbers/reservations/${id}/:purchase`, version)
  return client('POST', target, body === undefined ? {} : { body })
}

export function listReservations(client: Client, query = '', version = NEWEST): Promise<Reply> {
  return client('GET', at(`/availablePhoneNumbers/reservations${query}`, version))
}

export function browse(
  client: Client,
  body: object,
  { country = 'US', version = NEWEST }: { country?: string; version?: string } = {},
): Promise<Reply> {
  return client('POST', at(`/availablePhoneNumbers/countries/${country}/:browse`, version), { body })
}
