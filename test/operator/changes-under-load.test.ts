import { expect, it, onTestFinished } from 'vitest'
import { resolveConfig } from '../../src/config/resolve-config.ts'
import { type Holdline, startHoldline } from '../../src/start-holdline.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { openMemoryStore } from '../../src/storage/sqlite/open-memory-store.ts'
import { TEST_CARRIERS, TEST_CATALOG } from '../support/catalog.ts'
import { type Client, createClient, type Reply } from '../support/client.ts'
import { givenDatabase, givenStore } from '../support/postgres/given-processes.ts'
import { quietLogger } from '../support/quiet-logger.ts'
import { US_TOLL_FREE, usBlock } from '../support/stock.ts'

const keyOf = (name: string) => Buffer.from(name.padEnd(32, '.')).toString('base64')
const VERSION = 'api-version=2025-06-01'
const SEARCH = {
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'inbound', sms: 'none' },
}
const START = Date.UTC(2026, 0, 15, 12)
const CLIENTS = 100
/** How many sales are done between two changes: more than are under way, so that some begin after the change. */
const SALES = 110
/** Numbers that come next when they are withdrawn, and some that were not there before. */
const WITHDRAWN = '+18885550800-+18885551799'
const IMPORTED = '+18885560000-+18885560499'

/** A process on the database, and the operator's client of it. */
async function startProcess(store: InventoryStore) {
  const server = await startHoldline({
    openStore: () => Promise.resolve(store),
    openSandboxStore: () => openMemoryStore(),
    config: resolveConfig({
      document: { resources: [{ name: 'steady', accessKeys: [keyOf('steady')] }] },
      documentName: 'the test',
      environment: {
        HOLDLINE_OPERATOR_KEY: keyOf('operator'),
        HOLDLINE_ENCRYPTION_KEYS: keyOf('encryption'),
      },
      host: '127.0.0.1',
    }),
    loadCatalog: () => Promise.resolve(TEST_CATALOG),
    loadCarriers: () => Promise.resolve(TEST_CARRIERS),
    logger: quietLogger(),
    host: '127.0.0.1',
    httpPort: 0,
    limits: { lingerMs: 0 },
  })
  onTestFinished(() => server.stop())
  const { host } = new URL(server.addresses.http ?? '')
  const operator = createClient(host, keyOf('operator'))
  const ask = async (method: string, path: string, body?: object) => {
    const { status, json } = await operator(method, `/_holdline/${path}`, body && { body })
    expect(status).toBeLessThan(300)
    return Object(json)
  }
  return { server, host, ask }
}

/** What a client saw of one search, with the times of a counter at which it began and ended. */
interface Sale {
  readonly began: number
  readonly ended: number
  readonly statuses: readonly number[]
  readonly amounts: readonly number[]
  /** What was bought; empty if nothing was. */
  readonly numbers: readonly string[]
}

/** Searches, reads the result, buys and reads the result again; stops at the first refusal. */
async function sale(call: Client, tick: () => number): Promise<Sale> {
  const began = tick()
  const found = await call('POST', `/availablePhoneNumbers/countries/US/:search?${VERSION}`, { body: SEARCH })
  const ended = tick()
  const id = String(found.headers['search-id'])
  const replies: Reply[] = [found]
  const amounts: number[] = []
  let numbers: readonly string[] = []
  const result = `/availablePhoneNumbers/searchResults/${id}?${VERSION}`
  for (const [method, target, sending] of [
    ['GET', result, {}],
    ['POST', `/availablePhoneNumbers/:purchase?${VERSION}`, { body: { searchId: id } }],
    ['GET', result, {}],
  ] as const) {
    if ((replies.at(-1)?.status ?? 500) >= 300) break
    const reply = await call(method, target, sending)
    replies.push(reply)
    if (method === 'GET' && reply.status === 200) {
      amounts.push(Object(reply.json).cost.amount)
      numbers = Object(reply.json).phoneNumbers
    }
  }
  const statuses = replies.map(({ status }) => status)
  return { began, ended, statuses, amounts, numbers: statuses[2] === 202 ? numbers : [] }
}

it('prices, keys, stock and resources change while 100 clients of two processes buy: nobody sees an error of another', async () => {
  const database = await givenDatabase()
  const [store, otherStore] = [await givenStore(database), await givenStore(database)]
  await store.resetClock({ mode: 'frozen', at: START })
  await store.addStock([usBlock(US_TOLL_FREE, 5_000)])
  const [one, other] = [await startProcess(store), await startProcess(otherStore)]
  const { accessKey: oldKey, keys } = await one.ask('POST', 'resources', { name: 'rotating' })
  const { accessKey: suspendedKey } = await one.ask('POST', 'resources', { name: 'suspended' })
  const { accessKey: closedKey } = await one.ask('POST', 'resources', { name: 'closed' })
  await other.server.register.refresh()

  let time = 0
  const tick = () => ++time
  let rotated = oldKey
  const keyFor = {
    steady: () => keyOf('steady'),
    rotating: () => rotated,
    suspended: () => suspendedKey,
    closed: () => closedKey,
  }
  const names = ['steady', 'rotating', 'suspended', 'closed'] as const
  const sales: Record<(typeof names)[number], Sale[]> = {
    steady: [],
    rotating: [],
    suspended: [],
    closed: [],
  }
  const withOldKey = new Set<Promise<Sale>>()
  let [done, isOver] = [0, false]
  const waiting: { at: number; go: () => void }[] = []
  /** Waits until some more sales are done. */
  const moreSales = () => new Promise<void>((go) => void waiting.push({ at: done + SALES, go }))
  onTestFinished(() => {
    isOver = true
  })
  const clients = Array.from({ length: CLIENTS }, async (_, index) => {
    const { host } = index % 2 === 0 ? one : other
    const name = names[index % names.length] ?? 'steady'
    while (!isOver) {
      const key = keyFor[name]()
      const selling = sale(createClient(host, key), tick)
      if (key === oldKey) withOldKey.add(selling)
      sales[name].push(await selling)
      done += 1
      for (const { at, go } of waiting) if (done >= at) go()
    }
  })

  const prices: { amount: number; began: number; ended: number }[] = [{ amount: 2, began: 0, ended: 0 }]
  const setPrice = async (amount: number, from?: string) => {
    const began = tick()
    const terms = {
      ...SEARCH,
      capabilities: US_TOLL_FREE.capabilities,
      country: 'US',
      numberType: 'tollFree',
    }
    const { phoneNumberType: _, ...offering } = terms
    const cost = { amount, currencyCode: 'USD' }
    await one.ask('POST', 'offerings', { offerings: [{ ...offering, cost }], ...(from && { from }) })
    // A planned price is in force at its instant, and no process is told.
    if (from !== undefined) await store.setClock({ mode: 'frozen', at: Date.parse(from) })
    prices.push({ amount, began, ended: tick() })
  }

  await moreSales()
  await setPrice(3)
  const { accessKey: newKey, id: newId } = await one.ask('POST', 'resources/rotating/keys')
  await follow(other.server)
  rotated = newKey
  await one.ask('POST', `resources/rotating/keys/${newId}/promote`)
  // Clients change to the new key between two sales, and then the operator ends the old one.
  await Promise.all(withOldKey)
  await one.ask('DELETE', `resources/rotating/keys/${keys[0].id}`)
  expect(await statusWith(one.host, oldKey)).toBe(401)
  await follow(other.server)
  expect(await statusWith(other.host, oldKey)).toBe(401)
  await moreSales()
  await setPrice(4)
  const suspending = { began: tick(), ended: 0 }
  await one.ask('POST', 'resources/suspended/suspend')
  suspending.ended = tick()
  await moreSales()
  await setPrice(5, new Date(START + 60_000).toISOString())
  await moreSales()
  const stock = {
    country: 'US',
    phoneNumberType: 'tollFree',
    areaCode: US_TOLL_FREE.areaCode,
    capabilities: US_TOLL_FREE.capabilities,
  }
  const imported = await other.ask('POST', 'stock/import', { stocks: [{ ...stock, ranges: [IMPORTED] }] })
  expect(imported).toMatchObject({ added: 500, conflicts: [] })
  const withdrawing = { began: tick(), ended: 0 }
  const withdrawn = await other.ask('POST', 'stock/withdraw', { range: WITHDRAWN, claimedName: 'Kim' })
  withdrawing.ended = tick()
  await moreSales()
  const closing = { began: tick(), ended: 0 }
  await other.ask('POST', 'resources/closed/close', { releaseAfter: 'P1D' })
  closing.ended = tick()
  const atTheEnd = await ownedBy(store, 'closed')
  await moreSales()
  isOver = true
  await Promise.all(clients)
  const whole = [202, 200, 202, 200]
  for (const name of ['steady', 'rotating'] as const) {
    expect(new Set(sales[name].map(({ statuses }) => statuses.join()))).toEqual(new Set([whole.join()]))
  }
  for (const [name, change] of [
    ['suspended', suspending],
    ['closed', closing],
  ] as const) {
    for (const { began, ended, statuses } of sales[name]) {
      if (ended < change.began && statuses.length === 1) expect(statuses).toEqual([202])
      if (began > change.ended) expect(statuses).toEqual([403])
      expect(statuses.filter((status) => ![202, 200, 403].includes(status))).toEqual([])
    }
    expect(sales[name].filter(({ statuses }) => statuses[0] === 403).length).toBeGreaterThan(0)
    expect(sales[name].filter(({ statuses }) => statuses[0] === 202).length).toBeGreaterThan(0)
  }

  // Each number is sold once, and to whom the answers have said.
  const sold = Object.values(sales).flatMap((all) => all.flatMap(({ numbers }) => numbers))
  expect(new Set(sold).size).toBe(sold.length)
  for (const name of names) {
    const answered = sales[name].flatMap(({ numbers }) => numbers)
    expect([...(await ownedBy(store, name))].sort()).toEqual(answered.sort())
  }
  // A purchase that was under way when the resource was closed is either refused, or has its release too.
  expect(await ownedBy(store, 'closed')).toEqual(atTheEnd)
  for (const number of atTheEnd) {
    const { state, until } = await one.ask('GET', `numbers/${encodeURIComponent(number)}`)
    expect({ state, isReleased: until !== null }).toEqual({ state: 'owned', isReleased: true })
  }
  expect(withdrawn.changed).toBeGreaterThan(0)
  const soldLater = Object.values(sales)
    .flatMap((all) => all.filter(({ began }) => began > withdrawing.ended))
    .flatMap(({ numbers }) => numbers)
  expect(soldLater.filter((number) => isWithin(number, WITHDRAWN))).toEqual([])

  const seen = new Set<number>()
  for (const { began, ended, amounts } of Object.values(sales).flat()) {
    // The price of a hold never changes, and was in force at some time of its search.
    expect(new Set(amounts).size).toBeLessThan(2)
    const inForce = prices.filter(
      (price, index) => price.began < ended && (prices[index + 1]?.ended ?? Number.POSITIVE_INFINITY) > began,
    )
    for (const amount of amounts) {
      seen.add(amount)
      expect(inForce.map((price) => price.amount)).toContain(amount)
    }
  }
  expect([...seen].sort()).toEqual([2, 3, 4, 5])

  for (const { host } of [one, other]) {
    const statuses = [oldKey, newKey, suspendedKey, closedKey].map((key) => statusWith(host, key))
    expect(await Promise.all(statuses)).toEqual([401, 200, 200, 200])
  }
}, 180_000)

async function ownedBy(store: InventoryStore, resource: string): Promise<readonly string[]> {
  const owned = await store.ownedNumbers(resource, { skip: 0, limit: 10_000 })
  return owned.map(({ phoneNumber }) => phoneNumber)
}

function isWithin(number: string, range: string): boolean {
  const [first = '', last = ''] = range.split('-')
  return first <= number && number <= last
}

async function statusWith(host: string, key: string): Promise<number> {
  return (await createClient(host, key)('GET', `/phoneNumbers?${VERSION}`)).status
}

/** What polling does within a second. */
async function follow({ register }: Holdline): Promise<void> {
  await register.refresh()
}
