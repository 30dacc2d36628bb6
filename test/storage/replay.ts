import type { AuditEntry, NumberBlock } from '../../src/numbering/audit-entry.ts'
import { patchCapabilities } from '../../src/numbering/capabilities.ts'
import { type Instant, NEVER } from '../../src/numbering/instant.ts'
import type { OwnedNumber } from '../../src/numbering/owned-number.ts'
import {
  type PhoneNumber,
  phoneNumberFromInteger,
  phoneNumberToInteger,
} from '../../src/numbering/phone-number.ts'
import type { Search } from '../../src/numbering/search.ts'
import type { Stock } from '../../src/numbering/stock.ts'

/** What the audit trail says of the inventory. */
export interface Replayed {
  readonly numbers: Map<PhoneNumber, { readonly stock: Stock; readonly freeAt: Instant }>
  readonly searches: Map<string, { readonly resource: string; readonly search: Search }>
  readonly owned: Map<PhoneNumber, { readonly resource: string; readonly owned: OwnedNumber }>
}

/** Arrives at the present state of an inventory from its audit trail alone. */
export function replay(entries: readonly AuditEntry[]): Replayed {
  const state: Replayed = { numbers: new Map(), searches: new Map(), owned: new Map() }
  for (const entry of entries) {
    if (entry.command === 'stock') {
      addBlocks(state, entry.blocks)
      continue
    }
    const freeAt = apply(state, entry)
    if (freeAt === undefined) continue
    for (const phoneNumber of entry.phoneNumbers) {
      state.numbers.set(phoneNumber, { stock: present(state.numbers, phoneNumber).stock, freeAt })
    }
  }
  return state
}

function addBlocks({ numbers }: Replayed, blocks: readonly NumberBlock[]): void {
  for (const { stock, first, last } of blocks) {
    for (let number = phoneNumberToInteger(first); number <= phoneNumberToInteger(last); number += 1) {
      const phoneNumber = phoneNumberFromInteger(number)
      if (!numbers.has(phoneNumber)) numbers.set(phoneNumber, { stock, freeAt: 0 })
    }
  }
}

/** Answers when the entry's numbers are free now; nothing if they stay where they are. */
function apply(
  { searches, owned }: Replayed,
  entry: Exclude<AuditEntry, { command: 'stock' }>,
): Instant | undefined {
  const { at, resource, searchId } = entry
  switch (entry.command) {
    case 'search': {
      const { sequence: _, at: createdAt, command: __, resource: ___, searchId: id, ...search } = entry
      searches.set(id, { resource, search: { ...search, id, createdAt } })
      return entry.expiresAt
    }
    case 'cancel':
      endSearch({ cancelledAt: at })
      return at
    case 'purchase': {
      const { country, numberType, assignmentType, capabilities, offeredCapabilities } = endSearch({
        purchasedAt: at,
      })
      const terms = { country, numberType, assignmentType, capabilities, offeredCapabilities }
      for (const phoneNumber of entry.phoneNumbers) {
        const sold = { phoneNumber, ...terms, cost: entry.charge, purchasedAt: at }
        owned.set(phoneNumber, { resource, owned: sold })
      }
      return NEVER
    }
    case 'updateCapabilities':
      for (const phoneNumber of entry.phoneNumbers) {
        const sold = present(owned, phoneNumber)
        const capabilities = patchCapabilities(sold.owned.capabilities, entry.capabilities)
        owned.set(phoneNumber, { ...sold, owned: { ...sold.owned, capabilities } })
      }
      return undefined
    case 'release':
      for (const phoneNumber of entry.phoneNumbers) owned.delete(phoneNumber)
      return entry.freeAt
  }

  function endSearch(end: Pick<Search, 'cancelledAt' | 'purchasedAt'>): Search {
    const { search } = present(searches, searchId)
    searches.set(searchId, { resource, search: { ...search, ...end } })
    return search
  }
}

function present<K, V>(map: Map<K, V>, key: K): V {
  const value = map.get(key)
  if (value === undefined) throw new Error(`The trail names ${key} before it says where it is from`)
  return value
}
