import { holdState } from '../../../numbering/hold.ts'
import { NEVER } from '../../../numbering/instant.ts'
import { newOperation } from '../../../numbering/new-operation.ts'
import { operationId } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { PurchaseAnswer, PurchaseCommand } from '../../port/hold-store.ts'
import type { Tables } from '../tables/index.ts'

export function purchase(tables: Tables, command: PurchaseCommand): PurchaseAnswer {
  const { resource, searchId } = command
  const found = tables.searches.find(resource, searchId)
  if (found === undefined) return { kind: 'searchNotFound' }
  const { key, search } = found
  const now = tables.clock.now()

  const before = tables.operations.find(resource, operationId('purchase', searchId))
  if (before !== undefined) return { kind: 'purchased', operation: before }

  if (holdState(search, now) === 'held') {
    if (search.phoneNumbers.length === 0) return { kind: 'nothingHeld' }
    if (search.agreementToNotResellRequired && !command.agreeToNotResell) return { kind: 'agreementRequired' }
  }
  // What decides is this write and its condition, not what was read above.
  if (!tables.searches.markPurchased(key, now)) return { kind: 'holdEnded' }

  const { cost, expiresAt } = search
  const numbers = search.phoneNumbers.map(phoneNumberToInteger)
  const entry = tables.trail.append(
    now,
    { command: 'purchase', resource, searchId, charge: cost },
    tables.numbers.find(numbers),
  )
  for (const number of numbers) {
    tables.numbers.move(number, { freeAt: expiresAt, claim: key }, { freeAt: NEVER, claim: key }, entry)
  }
  for (const phoneNumber of search.phoneNumbers) {
    tables.owned.insert(resource, { ...search, phoneNumber, purchasedAt: now }, searchId)
  }
  // The live service shows a purchase with the creation time of its search.
  const subject = { searchId, createdAt: search.createdAt }
  const operation = newOperation('purchase', searchId, { now, delay: command.delay }, subject)
  tables.operations.insert(resource, operation)
  return { kind: 'purchased', operation }
}
