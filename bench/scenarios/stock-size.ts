import { join } from 'node:path'
import { compare } from '../report/compare.ts'
import { interleave } from '../report/interleave.ts'
import type { Measured } from '../report/report.ts'
import { areaCodes } from '../stock/area-codes.ts'
import { makeDatabase } from '../stock/make-database.ts'
import { holdInStore, type StoreProcess } from './hold-in-store.ts'
import type { Bench, Scenario } from './scenario.ts'
import { searchOverHttp } from './search-over-http.ts'
import { startApp } from './start-app.ts'
import { startLoader } from './start-loader.ts'
import { startStore } from './start-store.ts'

/** So short that the small stock does not run out. */
const HOLD_MS = 100
const AT_ONCE = 64
const CONNECTIONS = 32

interface Inventory {
  readonly size: 'small' | 'large' | 'huge'
  readonly order: 'numbered' | 'scattered'
  readonly numbers: number
  readonly asked: readonly string[]
  readonly file: string
}

/** Whether a hold takes longer the more numbers there are. */
export const stockSize: Scenario = {
  name: 'stock-size',
  async run(bench) {
    const inventories = await makeInventories(bench)
    const inStore = await measureInStore(bench, inventories)
    const overHttp = await measureOverHttp(bench, inventories)
    const measured = [...inStore, ...overHttp]
    return {
      name: this.name,
      title: 'One number out of few and out of many',
      measured,
      comparisons: ['store', 'HTTP'].flatMap((level) =>
        inventories.flatMap((inventory) => {
          const { size, order } = inventory
          const small = inventories.find((one) => one.size === 'small' && one.order === order)
          if (size === 'small' || small === undefined) return []
          return compare(measured, {
            name: `few against ${size === 'large' ? 'many' : 'a hundred times as many'}, ${order}, ${level}`,
            quantity: 'perSecond',
            of: sideName(level, small),
            to: sideName(level, inventory),
            aim: { atMost: 1.1 },
          })
        }),
      ),
      limits: [],
      notes: [
        `Store: ${AT_ONCE} holds of one number under way at a time, without HTTP, durable. HTTP: ${CONNECTIONS} connections.`,
        '"Numbered" is one area code whose numbers come up in their order, as in a new inventory; the largest has 99 further area codes of as many numbers, which nobody asks for. "Scattered" is 100 area codes asked in turn, whose numbers come up in no order, as after years of use: each hold touches pages of its own.',
      ],
    }
  },
}

async function makeInventories({ scale, directory, announce }: Bench): Promise<Inventory[]> {
  const inventories: Inventory[] = []
  const make = async (
    { size, order }: Pick<Inventory, 'size' | 'order'>,
    numbers: number,
    stocks: number,
    asked: number,
  ) => {
    const file = join(directory, `${size}-${order}.sqlite`)
    announce(`stock-size: making ${numbers} numbers, ${order}`)
    await makeDatabase(file, { numbers, stocks, order })
    inventories.push({ size, order, numbers, asked: areaCodes(asked), file })
  }
  for (const size of ['small', 'large'] as const) {
    const numbers = size === 'small' ? scale.smallStock : scale.largeStock
    await make({ size, order: 'numbered' }, numbers, 1, 1)
    await make({ size, order: 'scattered' }, numbers, 100, 100)
  }
  await make({ size: 'huge', order: 'numbered' }, 100 * scale.largeStock, 100, 1)
  return inventories
}

async function measureInStore(bench: Bench, inventories: readonly Inventory[]): Promise<Measured[]> {
  const { scale, announce } = bench
  announce('stock-size in the store')
  const opened: StoreProcess[] = []
  const sides = []
  for (const inventory of inventories) {
    const store = await startStore(bench, { place: { file: inventory.file }, holdMs: HOLD_MS })
    opened.push(store)
    const name = sideName('store', inventory)
    sides.push(holdInStore({ name, store, areaCodes: inventory.asked, atOnce: AT_ONCE, scale }))
  }
  const measured = await interleave(sides, scale.rounds)
  // Only one process can open a file, and the servers open it next.
  for (const store of opened) await store.stop()
  return measured
}

async function measureOverHttp(bench: Bench, inventories: readonly Inventory[]): Promise<Measured[]> {
  const { scale, announce } = bench
  announce('stock-size over HTTP')
  const loader = await startLoader(bench)
  const sides = []
  for (const inventory of inventories) {
    const { port } = await startApp(bench, { place: { file: inventory.file }, holdMs: HOLD_MS })
    const name = sideName('HTTP', inventory)
    sides.push(
      searchOverHttp({
        name,
        ports: [port],
        areaCodes: inventory.asked,
        connections: CONNECTIONS,
        loader,
        scale,
      }),
    )
  }
  return interleave(sides, scale.rounds)
}

function sideName(level: string, { numbers, order }: Inventory): string {
  return `${level}: 1 of ${numbers.toLocaleString('en')}, ${order}`
}
