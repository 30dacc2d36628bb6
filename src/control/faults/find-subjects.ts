import { type PhoneNumber, parsePhoneNumber } from '../../numbering/phone-number.ts'
import type { InventoryStore } from '../../storage/port/inventory-store.ts'
import type { NamedSubject } from './named-subject.ts'
import type { Subject } from './subject.ts'

type Reads = Pick<InventoryStore, 'search' | 'reservation' | 'operation' | 'describeNumber'>

/** The numbers that a request is about: terms as they are, and of records those that the store knows. */
export async function findSubjects(
  store: Reads,
  resource: string,
  named: NamedSubject,
): Promise<readonly Subject[]> {
  switch (named.kind) {
    case 'nothing':
      return []
    case 'terms':
      return [named.subject]
    case 'numbers':
      return describe(
        store,
        named.phoneNumbers.flatMap((text) => parsePhoneNumber(text) ?? []),
      )
    case 'search':
      return ofSearch(store, resource, named.searchId)
    case 'reservation': {
      const found = await store.reservation(resource, named.reservationId.toLowerCase())
      return describe(store, found?.value.phoneNumbers.map(({ phoneNumber }) => phoneNumber) ?? [])
    }
    case 'operation': {
      const found = await store.operation(resource, named.operationId)
      const { searchId, phoneNumber } = found?.value ?? {}
      if (searchId !== undefined) return ofSearch(store, resource, searchId)
      return describe(store, phoneNumber === undefined ? [] : [phoneNumber])
    }
  }
}

/** A search without numbers still has its terms. */
async function ofSearch(store: Reads, resource: string, searchId: string): Promise<readonly Subject[]> {
  const search = (await store.search(resource, searchId.toLowerCase()))?.value
  if (search === undefined) return []
  const { country, numberType, phoneNumbers } = search
  return phoneNumbers.length === 0 ? [{ country, numberType }] : describe(store, phoneNumbers)
}

function describe(store: Reads, phoneNumbers: readonly PhoneNumber[]): Promise<readonly Subject[]> {
  return Promise.all(
    phoneNumbers.map(async (phoneNumber) => {
      const stock = await store.describeNumber(phoneNumber)
      if (stock === undefined) return { phoneNumber }
      const { country, numberType, areaCode } = stock
      return { phoneNumber, country, numberType, areaCode }
    }),
  )
}
