import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { BadRow } from '../../../src/operator/import/bad-rows.ts'
import { importRows } from '../../../src/operator/import/import-rows.ts'
import { importerOf } from '../../../src/operator/import/import-stock.ts'
import type { StockImporter } from '../../../src/operator/import/stock-importer.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { openMemoryStore } from '../../../src/storage/sqlite/open-memory-store.ts'
import { BY_TEST } from '../../support/by-test.ts'

const NOW = Date.parse('2026-11-28T12:00:00Z')
const HEADER = 'number,first,last,country,type,areaCode,calling,sms'
const REST = 'US,geographic,425,inbound+outbound,none'
const single = (number: number, rest = REST) => `+${number},,,${rest}`
const range = (first: number, last: number, rest = REST) => `,+${first},+${last},${rest}`

async function openStore(): Promise<InventoryStore> {
  const store = await openMemoryStore({ stock: [] })
  onTestFinished(() => store.close())
  return store
}

async function run(
  store: InventoryStore,
  rows: readonly string[],
  {
    skipBad = false,
    dryRun = false,
    importer = importerOf(store, BY_TEST.author),
    isStopped = (): boolean => false,
    header = HEADER,
  } = {},
) {
  const bad: BadRow[] = []
  async function* input() {
    yield Buffer.from([header, ...rows].join('\n'))
  }
  const outcome = await importRows(
    input(),
    { importer, onBad: async (row) => void bad.push(row), onProgress: () => {}, now: NOW, isStopped },
    { source: 'a.csv', skipBad, dryRun },
  )
  return { ...outcome, reasons: bad.map(({ line, reason }) => `${line}: ${reason}`) }
}

async function blocksOf(store: InventoryStore): Promise<string[]> {
  const entries = await store.audit({ after: 0, limit: 100 })
  return entries.flatMap((entry) =>
    entry.command === 'stock' ? entry.blocks.map(({ first, last }) => `${first}-${last}`) : [],
  )
}

describe('An import of rows', () => {
  it('joins single numbers that follow each other, within a thousands-block, and leaves ranges as they are', async () => {
    const store = await openStore()
    const outcome = await run(store, [
      single(14255550998),
      single(14255550999),
      single(14255551000),
      single(14255551001),
      range(14255551002, 14255551005),
      single(14255551006),
      range(14255552000, 14255553999),
    ])
    expect(outcome).toEqual({
      added: 2_009,
      known: 0,
      portedOut: 0,
      bad: 0,
      late: 0,
      hasWords: false,
      stopped: false,
      reasons: [],
    })
    expect(await blocksOf(store)).toEqual([
      '+14255550998-+14255550999',
      '+14255551000-+14255551001',
      '+14255551002-+14255551005',
      '+14255551006-+14255551006',
      '+14255552000-+14255553999',
    ])
  })

  it('imports nothing if a row is bad, and the good rows if asked to', async () => {
    const store = await openStore()
    await run(store, [single(14255550105, 'US,geographic,425,inbound,none')])
    const rows = [
      single(14255550100),
      single(14255550101),
      'none,,,US,geographic,425,inbound,none',
      single(14255550104),
      single(14255550105),
      single(14255550106),
      range(14255550110, 14255550119),
      range(14255550119, 14255550120),
      single(14255550115),
      single(14255550101),
      range(14255550120, 14255550129),
    ]
    const reasons = [
      '4: none is no number in the form of E.164, such as +14255550100',
      '9: +14255550119 is on line 8 too',
      '10: +14255550115 is on line 8 too',
      '11: +14255550101 is on line 3 too',
      '6: +14255550105 is in stock already, as US geographic 425 calling inbound sms none',
    ]
    expect(await run(store, rows)).toEqual({
      added: 24,
      known: 0,
      portedOut: 0,
      bad: 5,
      late: 0,
      hasWords: false,
      stopped: false,
      reasons,
    })
    expect(await store.count()).toMatchObject({ total: 1 })
    expect(await run(store, rows, { skipBad: true, dryRun: true })).toMatchObject({ added: 24, reasons })
    expect(await store.count()).toMatchObject({ total: 1 })
    expect(await run(store, rows, { skipBad: true })).toMatchObject({ added: 24, known: 0, bad: 5, reasons })
    expect(await store.count()).toMatchObject({ total: 25 })
    expect(await run(store, rows, { skipBad: true })).toMatchObject({ added: 0, known: 24, bad: 5, reasons })
  })

  it('finds each number that an earlier good row has, whatever the order', async () => {
    const store = await openStore()
    const row = fc.tuple(fc.nat(40), fc.nat(6), fc.boolean())
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 25 }), async (rows) => {
        const taken = new Map<number, number>()
        const expected: string[] = []
        for (const [nth, [at, length, isBlock]] of rows.entries()) {
          const numbers = Array.from(
            { length: isBlock ? length + 1 : 1 },
            (_, plus) => 14255550100 + at + plus,
          )
          const repeated = numbers.find((number) => taken.has(number))
          if (repeated === undefined) for (const number of numbers) taken.set(number, nth + 2)
          else expected.push(`${nth + 2}: +${repeated} is on line ${taken.get(repeated)} too`)
        }
        const lines = rows.map(([at, length, isBlock]) =>
          isBlock ? range(14255550100 + at, 14255550100 + at + length) : single(14255550100 + at),
        )
        const { reasons, added } = await run(store, lines, { dryRun: true })
        expect(reasons.sort()).toEqual(expected.sort())
        expect(added).toBe(taken.size)
      }),
    )
  })

  it('adds the rest when it is run again after a stop', async () => {
    const store = await openStore()
    const rows = Array.from({ length: 12_000 }, (_, nth) => single(14250000000 + 2 * nth))
    let calls = 0
    const counting: StockImporter = {
      add(blocks, options) {
        calls += options.dryRun ? 0 : 1
        return importerOf(store, BY_TEST.author).add(blocks, options)
      },
    }
    const stopped = await run(store, rows, { importer: counting, isStopped: () => calls === 1 })
    expect(stopped).toMatchObject({ added: 5_000, stopped: true })
    expect(await run(store, rows)).toMatchObject({ added: 7_000, known: 5_000, stopped: false })
    expect(await run(store, rows)).toMatchObject({ added: 0, known: 12_000 })
    expect(await store.count()).toMatchObject({ total: 12_000, free: 12_000 })
  })

  it('refuses a row whose numbers another import brings into another stock after the check', async () => {
    const store = await openStore()
    let isFirst = true
    const late: StockImporter = {
      async add(blocks, options) {
        if (!options.dryRun && isFirst) {
          isFirst = false
          await run(store, [single(14255550101, 'US,geographic,425,inbound,none')])
        }
        return importerOf(store, BY_TEST.author).add(blocks, options)
      },
    }
    const rows = [single(14255550100), single(14255550101), single(14255550102)]
    expect(await run(store, rows, { importer: late })).toEqual({
      added: 2,
      known: 0,
      portedOut: 0,
      bad: 1,
      late: 1,
      hasWords: false,
      stopped: false,
      reasons: ['3: +14255550101 is in stock already, as US geographic 425 calling inbound sms none'],
    })
  })

  it('gives no number to an owner who is closed after the check', async () => {
    const store = await openStore()
    const inForce = async () => {
      const { version = 0, documents = new Map() } = (await store.register()) ?? {}
      const closed = new Set(documents.has('closure/contoso') ? ['contoso'] : [])
      return { there: new Set(['contoso']), closed, dependence: { registerVersion: version } }
    }
    const closing: Pick<InventoryStore, 'addStock'> = {
      async addStock(...parameters) {
        const documents = new Map([['closure/contoso', {}]])
        await store.changeRegister({ version: 0, documents, ...BY_TEST })
        return store.addStock(...parameters)
      },
    }
    const importer = importerOf({ ...store, ...closing }, BY_TEST.author, inForce)
    const rows = [single(14255550100, `${REST},owned,contoso`), single(14255550101, `${REST},free,`)]
    expect(await run(store, rows, { importer, header: `${HEADER},state,resource` })).toMatchObject({
      added: 1,
      late: 1,
      reasons: ['2: the resource contoso is closed and gets no new number'],
    })
    expect(await store.count()).toMatchObject({ total: 1, owned: 0 })
  })

  it('needs a first line, and no row after it', async () => {
    const store = await openStore()
    expect(await run(store, [])).toMatchObject({ added: 0, known: 0, bad: 0 })
  })
})
