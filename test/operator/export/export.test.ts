import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { PhoneNumber } from '../../../src/numbering/phone-number.ts'
import { replay } from '../../../src/numbering/replay/replay.ts'
import { EXPORT_HEADER, formatRun } from '../../../src/operator/export/format-run.ts'
import { listNumbers } from '../../../src/operator/export/list-numbers.ts'
import { joinRuns, type NumberRun } from '../../../src/operator/export/number-run.ts'
import { importRows } from '../../../src/operator/import/import-rows.ts'
import { importerOf } from '../../../src/operator/import/import-stock.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { openMemoryStore } from '../../../src/storage/sqlite/open-memory-store.ts'
import { runParameters, SHRINKING_MS } from '../../model/run-parameters.ts'
import { START } from '../../storage/given.ts'
import { RESOURCES, steps, takeSteps } from '../../storage/random-steps.ts'
import { BY_TEST } from '../../support/by-test.ts'

async function openStore(): Promise<InventoryStore> {
  const store = await openMemoryStore({ stock: [] })
  await store.resetClock({ mode: 'frozen', at: START })
  return store
}

async function* pages(store: InventoryStore): AsyncGenerator<NumberRun> {
  let after: PhoneNumber | undefined
  do {
    const { value } = await listNumbers({ store }, after === undefined ? {} : { after })
    yield* value.runs
    after = value.next
  } while (after !== undefined)
}

async function exportOf(store: InventoryStore): Promise<string> {
  let text = EXPORT_HEADER
  for await (const run of joinRuns(pages(store))) text += formatRun(run)
  return text
}

async function importTo(store: InventoryStore, text: string) {
  async function* input() {
    yield Buffer.from(text)
  }
  const tools = {
    importer: importerOf(store, BY_TEST.author, async () => ({
      there: new Set(RESOURCES),
      closed: new Set(),
    })),
    onBad: async () => {},
    onProgress: () => {},
    now: START,
    isStopped: () => false,
  }
  return importRows(input(), tools, { source: 'a.csv', skipBad: true, dryRun: false })
}

/**
 * What an export says of each number. Runs of one state may be cut in other places, and numbers that were held rest
 * until the end of their hold.
 */
function facts(text: string): Map<string, string> {
  const [header = '', ...lines] = text.trimEnd().split('\n')
  const columns = header.split(',')
  const found = new Map<string, string>()
  for (const line of lines) {
    const cells = Object.fromEntries(line.split(',').map((cell, nth) => [columns[nth], cell]))
    const { number = '', first = '', last = '', ...others } = cells
    if (others['state'] === 'held') [others['state'], others['resource']] = ['aging', '']
    // When the numbers of a closed resource are released is for its inventory to say.
    if (others['state'] === 'owned') others['until'] = ''
    for (let each = Number(first || number); each <= Number(last || number); each += 1) {
      found.set(`+${each}`, JSON.stringify(others))
    }
  }
  return found
}

/** Whether the line is of numbers whose hold has no end. */
const isEndless = (line: string) => /,held,[^,]*,,/.test(line)

it('an import of an export changes nothing in the same inventory, and gives an empty one the same numbers', {
  timeout: SHRINKING_MS,
}, async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (someSteps) => {
      const [store, empty] = [await openStore(), await openStore()]
      try {
        await takeSteps(store, someSteps)
        await store.changeSale({
          ...{ action: 'withdraw', first: '+14255550100', last: '+14255550102', limit: 9 },
          ...{ reason: 'ported, soon', author: { by: 'socket' } },
        })
        const text = await exportOf(store)
        const rows = text.trimEnd().split('\n').slice(1)
        const endless = rows.filter(isEndless)
        const kept = facts(
          rows.reduce((all, row) => (isEndless(row) ? all : `${all}${row}\n`), EXPORT_HEADER),
        )
        const { length } = await store.audit({ after: 0, limit: 1_000 })
        expect(await importTo(store, text)).toMatchObject({ added: 0, known: kept.size, bad: endless.length })
        expect(await exportOf(store)).toBe(text)
        expect(await store.audit({ after: 0, limit: 1_000 })).toHaveLength(length)

        await empty.setClock({ mode: 'frozen', at: (await store.clock()).now })
        expect(await importTo(empty, text)).toMatchObject({ added: kept.size, bad: endless.length })
        expect(facts(await exportOf(empty))).toEqual(kept)
        for (const resource of RESOURCES) {
          const page = { skip: 0, limit: 99 }
          expect(await empty.ownedNumbers(resource, page)).toEqual(await store.ownedNumbers(resource, page))
        }
        const replayed = replay(await empty.audit({ after: 0, limit: 1_000 }))
        expect(replayed.numbers.size).toBe(kept.size)
        const owned = await Promise.all(
          RESOURCES.map(async (resource) => {
            const numbers = await empty.ownedNumbers(resource, { skip: 0, limit: 99 })
            return numbers.map((each) => [each.phoneNumber, { resource, owned: each }] as const)
          }),
        )
        expect(replayed.owned).toEqual(new Map(owned.flat()))
      } finally {
        await Promise.all([store.close(), empty.close()])
      }
    }),
    runParameters(40),
  )
})
