import type { AuditEntry } from '../../src/numbering/audit-entry.ts'
import { NEVER } from '../../src/numbering/instant.ts'
import { replay } from '../../src/numbering/replay/replay.ts'
import type { Replayed } from '../../src/numbering/replay/replayed.ts'
import type { Search } from '../../src/numbering/search.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import type { NumberCounts } from '../../src/storage/port/stock-store.ts'
import type { Ledger } from './ledger.ts'
import type { Observed } from './observe.ts'

const RESOURCE = 'default'

/**
 * Compares the audit trail with the answers and with the state that clients see. Returns the contradictions, one line
 * each, and adds the searches that happened without an answer to the ledger.
 */
export async function checkTrail(
  store: InventoryStore,
  entries: readonly AuditEntry[],
  ledger: Ledger,
  observed: Observed,
): Promise<string[]> {
  const told = replay(entries)
  return [
    ...(await findUnanswered(store, told, ledger)),
    ...checkSearches(told, ledger),
    ...(await checkNumbers(store, told, observed)),
  ]
}

/**
 * A search that the ledger does not know was not answered: it is in the trail as a whole, or not at all. One that found
 * nothing is not in the trail.
 */
async function findUnanswered(
  store: InventoryStore,
  { searches }: Replayed,
  ledger: Ledger,
): Promise<string[]> {
  const faults: string[] = []
  const open = ledger.unanswered.filter((request) => request.kind === 'search')
  const unknown = [...searches.values()].filter(({ search }) => !ledger.searches.has(search.id))
  for (const { search } of unknown) {
    const { id, phoneNumbers, quantity } = search
    const index = open.findIndex(
      (asked) =>
        asked.quantity === quantity && phoneNumbers.every((each) => each.startsWith(`+49${asked.areaCode}`)),
    )
    if (index === -1) faults.push(`search ${id} of ${quantity} is in the trail, and nobody sent it`)
    else open.splice(index, 1)
    const stored = await store.search(RESOURCE, id)
    if (stored?.value.phoneNumbers.join() !== phoneNumbers.join())
      faults.push(`search ${id} was not answered, and happened in part`)
    if ((await store.operation(RESOURCE, `search_${id}`)) === undefined)
      faults.push(`search ${id} was not answered, and has no operation`)
    ledger.discovered(id, phoneNumbers)
  }
  return faults
}

function checkSearches({ searches }: Replayed, ledger: Ledger): string[] {
  const faults: string[] = []
  for (const { id, numbers = [], state } of ledger.searches.values()) {
    const search = searches.get(id)?.search
    if (numbers.length === 0) {
      if (search !== undefined) faults.push(`search ${id} found nothing and is in the trail`)
    } else if (search === undefined) faults.push(`search ${id} was answered and is not in the trail`)
    else if (search.phoneNumbers.join() !== numbers.join())
      faults.push(`search ${id} found [${numbers}], and the trail says [${search.phoneNumbers}]`)
    else if (endOf(search) !== state)
      faults.push(`search ${id} is ${state}, and the trail says ${endOf(search)}`)
  }
  return faults
}

function endOf({ purchasedAt, cancelledAt }: Search): 'held' | 'purchased' | 'cancelled' {
  if (purchasedAt !== undefined) return 'purchased'
  return cancelledAt === undefined ? 'held' : 'cancelled'
}

async function checkNumbers(
  store: InventoryStore,
  told: Replayed,
  { owned, offered }: Observed,
): Promise<string[]> {
  const now = await store.now()
  const counts = { total: told.numbers.size, free: 0, busy: 0, owned: 0 }
  const free: string[] = []
  for (const [phoneNumber, { stock, freeAt }] of told.numbers) {
    counts[freeAt === NEVER ? 'owned' : freeAt > now ? 'busy' : 'free'] += 1
    if (freeAt <= now && stock.country === 'DE') free.push(phoneNumber)
  }
  return [
    ...difference('free by the trail', free, 'offered', offered),
    ...difference('owned by the trail', [...told.owned.keys()], 'listed', owned),
    ...checkCounts(counts, await store.count()),
  ]
}

function checkCounts(told: NumberCounts, counted: NumberCounts): string[] {
  const show = ({ total, free, busy, owned }: NumberCounts) =>
    `${total}: ${free} free, ${busy} busy, ${owned} owned`
  return show(told) === show(counted) ? [] : [`counted are ${show(counted)}; by the trail ${show(told)}`]
}

function difference(a: string, inA: readonly string[], b: string, inB: readonly string[]): string[] {
  const [setA, setB] = [new Set(inA), new Set(inB)]
  return [
    ...inA.filter((each) => !setB.has(each)).map((each) => `${each} is ${a} and not ${b}`),
    ...inB.filter((each) => !setA.has(each)).map((each) => `${each} is ${b} and not ${a}`),
  ]
}
