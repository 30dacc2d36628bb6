import {
  AREA_CODES,
  cancel,
  operationStatus,
  ownedNumbers,
  type SearchResult,
  search,
  searchResult,
} from '../../test/support/api.ts'
import type { Send } from '../../test/support/keep-alive-client.ts'
import type { KnownSearch } from './ledger.ts'

/** The state of the server as a client sees it. */
export interface Observed {
  readonly results: ReadonlyMap<KnownSearch, SearchResult | undefined>
  readonly operations: ReadonlyMap<string, string | undefined>
  readonly owned: readonly string[]
  /** All numbers that searches find now. */
  readonly offered: readonly string[]
  /** The searches that found the offered numbers; they are cancelled. */
  readonly probes: readonly { readonly id: string; readonly numbers: readonly string[] }[]
}

/** Reads these searches and operations, lists the owned numbers, and holds every free number for a moment. */
export async function observe(
  send: Send,
  searches: Iterable<KnownSearch>,
  operations: readonly string[],
): Promise<Observed> {
  const results = new Map<KnownSearch, SearchResult | undefined>()
  await inParallel([...searches], async (known) => results.set(known, await searchResult(send, known.id)))
  const statuses = new Map<string, string | undefined>()
  await inParallel(operations, async (id) => statuses.set(id, await operationStatus(send, id)))
  const owned = await ownedNumbers(send)
  const probes = (await Promise.all(AREA_CODES.map((areaCode) => takeAll(send, areaCode)))).flat()
  for (const { id } of probes) await cancel(send, id)
  return { results, operations: statuses, owned, probes, offered: probes.flatMap(({ numbers }) => numbers) }
}

async function takeAll(send: Send, areaCode: string): Promise<{ id: string; numbers: readonly string[] }[]> {
  const probes = []
  for (;;) {
    const id = await search(send, areaCode, 1_000)
    const numbers = (await searchResult(send, id))?.phoneNumbers ?? []
    probes.push({ id, numbers })
    if (numbers.length === 0) return probes
  }
}

/** Limits how many requests wait; the connections of the client limit how many are under way. */
async function inParallel<T>(items: readonly T[], run: (item: T) => Promise<unknown>): Promise<void> {
  const rest = items.values()
  const worker = async () => {
    for (const item of rest) await run(item)
  }
  await Promise.all(Array.from({ length: 32 }, worker))
}
