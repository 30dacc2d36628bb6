import { onTestFinished } from 'vitest'
import type { ForcedOutcome } from '../../src/numbering/forced-outcome.ts'
import type { Offering } from '../../src/numbering/offering.ts'
import type { Operation, OperationDelay } from '../../src/numbering/operation.ts'
import type { OwnedTerms } from '../../src/numbering/owned-number.ts'
import type { Search } from '../../src/numbering/search.ts'
import type { Stock } from '../../src/numbering/stock.ts'
import type { HoldAnswer, HoldCommand } from '../../src/storage/port/hold-store.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import type { ReleaseAnswer } from '../../src/storage/port/owned-number-store.ts'
import { US_GEOGRAPHIC, usBlock } from '../support/stock.ts'
import type { StoreKind } from '../support/stores.ts'

/** The instant at which the clock of `openStore` stands. */
export const START = Date.UTC(2026, 0, 15, 12)
export const HOLD_MS = 15 * 60_000
export const NO_DELAY: OperationDelay = { notStartedMs: 0, runningMs: 0 }

export const CALLS = offering(US_GEOGRAPHIC, 1)

/** An offering that sells the stock with all its capabilities. */
export function offering(stock: Stock, amount: number): Offering {
  const { country, numberType, capabilities } = stock
  const cost = { amount, currencyCode: 'USD', billingFrequency: 'monthly' as const }
  return {
    country,
    numberType,
    assignmentType: 'application',
    capabilities,
    cost,
    agreementToNotResellRequired: false,
  }
}

/** The terms of `CALLS`, on which an operator gives a number away. */
export function givenTerms(): OwnedTerms {
  const { agreementToNotResellRequired: _, capabilities, ...terms } = CALLS
  return { ...terms, capabilities, offeredCapabilities: capabilities }
}

/** A store of this kind until the test ends, with US geographic numbers and a clock that stands at `START`. */
export async function openStore(kind: StoreKind, geographicNumbers = 10): Promise<InventoryStore> {
  const store = await kind.open()
  onTestFinished(() => store.close())
  await store.resetClock({ mode: 'frozen', at: START })
  if (geographicNumbers > 0) await store.addStock([usBlock(US_GEOGRAPHIC, geographicNumbers)])
  return store
}

/** Sets the clock to an instant after `START`, also back. */
export function moveClock(store: InventoryStore, sinceStart: number): Promise<void> {
  return store.resetClock({ mode: 'frozen', at: START + sinceStart })
}

let lastGuid = 0

/** A new GUID, greater than every GUID that was given before. */
export function newGuid(): string {
  lastGuid += 1
  return `00000000-0000-7000-8000-${lastGuid.toString(16).padStart(12, '0')}`
}

/** Holds US geographic numbers for contoso; `command` overrides the defaults. */
export async function hold(store: InventoryStore, command: Partial<HoldCommand> = {}): Promise<Search> {
  const { search } = await accepted(store.hold(holdCommand(command)))
  return search
}

/** The search and operation of a hold that was not refused. */
export async function accepted(
  answering: Promise<HoldAnswer>,
): Promise<Extract<HoldAnswer, { kind: 'held' }>> {
  const answer = await answering
  if (answer.kind !== 'held') throw new Error(`The hold was refused: ${answer.kind}`)
  return answer
}

export function holdCommand(command: Partial<HoldCommand> = {}): HoldCommand {
  return {
    resource: 'contoso',
    searchId: newGuid(),
    country: 'US',
    numberType: 'geographic',
    assignmentType: 'application',
    capabilities: CALLS.capabilities,
    quantity: 1,
    fill: 'sequential',
    offerings: [CALLS],
    holdMs: HOLD_MS,
    delay: NO_DELAY,
    ...command,
  }
}

/**
 * Holds every free US geographic number and lets it go again, so that each has a row of its own and none is untouched.
 * They are free from the present instant on.
 */
export async function touchAll(store: InventoryStore): Promise<void> {
  const searches: Search[] = []
  do searches.push(await hold(store, { quantity: 1_000 }))
  while (searches.at(-1)?.phoneNumbers.length === 1_000)
  for (const { id } of searches) await store.cancel({ resource: 'contoso', searchId: id })
}

export function purchase(
  store: InventoryStore,
  searchId: string,
  resource = 'contoso',
  forced?: ForcedOutcome,
) {
  const command = { resource, searchId, agreeToNotResell: false, delay: NO_DELAY }
  return store.purchase({ ...command, ...(forced && { forced }) })
}

/** Holds and buys `quantity` numbers. */
export async function buy(store: InventoryStore, quantity = 1, resource = 'contoso'): Promise<Search> {
  const search = await hold(store, { resource, quantity })
  await purchase(store, search.id, resource)
  return search
}

export function release(store: InventoryStore, phoneNumber: Search['phoneNumbers'][number], agingMs = 0) {
  const operationGuid = newGuid()
  return acceptedRelease(
    store.release({ resource: 'contoso', phoneNumber, agingMs, operationGuid, delay: NO_DELAY }),
  )
}

/** The operation of a release of a number that is not protected. */
export async function acceptedRelease(answering: Promise<ReleaseAnswer>): Promise<Operation> {
  const answer = await answering
  if (answer.kind !== 'accepted') throw new Error(`The release was refused: ${answer.kind}`)
  return answer.operation
}

/** The first number of a search. Throws if the search found none. */
export function firstNumber({ phoneNumbers: [first] }: Search): Search['phoneNumbers'][number] {
  if (first === undefined) throw new Error('The search found nothing')
  return first
}
