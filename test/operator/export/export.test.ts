import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { PhoneNumber } from '../../../src/numbering/phone-number.ts'
import { EXPORT_HEADER, formatRun } from '../../../src/operator/export/format-run.ts'
import { listNumbers } from '../../../src/operator/export/list-numbers.ts'
import { joinRuns, type NumberRun } from '../../../src/operator/export/number-run.ts'
import { importRows } from '../../../src/operator/import/import-rows.ts'
import { importerOf } from '../../../src/operator/import/import-stock.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { openMemoryStore } from '../../../src/storage/sqlite/open-memory-store.ts'
import { runParameters, SHRINKING_MS } from '../../model/run-parameters.ts'
import { START } from '../../storage/given.ts'
import { steps, takeSteps } from '../../storage/random-steps.ts'
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
    importer: importerOf(store, BY_TEST.author),
    onBad: async () => {},
    onProgress: () => {},
    isStopped: () => false,
  }
  return importRows(input(), tools, { source: 'a.csv', skipBad: true, dryRun: false })
}

/** The numbers that are free, one a line. */
function freeLines(text: string): string[] {
  return text.split('\n').filter((line) => line.includes(',free,'))
}

/** Each free number with its stock. An import joins numbers that follow each other, each in a row of its own. */
function freeNumbers(text: string): string[] {
  return freeLines(text).flatMap((line) => {
    const [number = '', first, last, ...stock] = line.split(',')
    const [from, to] = [first || number, last || number].map(Number)
    const count = (to ?? 0) - (from ?? 0) + 1
    return Array.from({ length: count }, (_, nth) => `${(from ?? 0) + nth},${stock}`)
  })
}

it('an export names every number, and its import changes nothing, and makes nothing free that was not', {
  timeout: SHRINKING_MS,
}, async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (someSteps) => {
      const [store, empty] = [await openStore(), await openStore()]
      try {
        await takeSteps(store, someSteps)
        const text = await exportOf(store)
        const { total, free } = await store.count()
        const { length } = await store.audit({ after: 0, limit: 1_000 })
        expect(await importTo(store, text)).toMatchObject({ added: 0, known: free })
        expect(await exportOf(store)).toBe(text)
        expect(await store.audit({ after: 0, limit: 1_000 })).toHaveLength(length)
        const { added, bad } = await importTo(empty, text)
        expect(added).toBe(free)
        expect(bad).toBe(text.split('\n').length - 2 - freeLines(text).length)
        expect(await empty.count()).toMatchObject({ total: free, free })
        expect(freeNumbers(await exportOf(empty))).toEqual(freeNumbers(text))
        expect(total).toBeGreaterThanOrEqual(free)
      } finally {
        await Promise.all([store.close(), empty.close()])
      }
    }),
    runParameters(40),
  )
})
