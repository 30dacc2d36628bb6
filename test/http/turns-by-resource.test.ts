import { expect, it, onTestFinished, vi } from 'vitest'
import type { Policy } from '../../src/inventory/policy.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { startApp } from '../support/app.ts'
import type { Client, Reply } from '../support/client.ts'
import { openProvidedStore } from '../support/stores.ts'
import { openRequest } from './support/open-request.ts'
import { at } from './support/operations.ts'

const LIST = at('/phoneNumbers')
/** How many requests of a resource are under way while another one calls, and for how long that one counts. */
const LIMIT = 4
const SHARED_MS = 10_000
/** How long a request waits for its turn. */
const TURN_MS = 10_000

/** A server whose store answers no list of contoso before the test opens the gate, and whose clock the test moves. */
async function given(policy: Partial<Policy> = {}) {
  const store = await openProvidedStore()
  const clock = { now: 50_000 }
  const gate = { reached: 0, most: 0, open: () => {} }
  let underWay = 0
  const opened = new Promise<void>((resolve) => {
    gate.open = resolve
  })
  const watchers: (() => void)[] = []
  const gated: InventoryStore = {
    ...store,
    async ownedNumbers(resource, page) {
      if (resource === 'contoso') {
        gate.reached += 1
        underWay += 1
        gate.most = Math.max(gate.most, underWay)
        for (const look of watchers) look()
        await opened
        underWay -= 1
      }
      return store.ownedNumbers(resource, page)
    },
  }
  /** Resolves when so many lists of contoso have reached the store in all. */
  const reached = (count: number) =>
    new Promise<void>((resolve) => {
      const look = () => gate.reached >= count && resolve()
      watchers.push(look)
      look()
    })
  const app = await startApp({ store: gated, policy, steadyNow: () => clock.now })
  const lists = (client: Client, count: number) => Array.from({ length: count }, () => client('GET', LIST))
  return { ...app, clock, gate, reached, lists }
}

const statuses = async (replies: readonly Promise<Reply>[]) =>
  (await Promise.all(replies)).map(({ status }) => status)

it('A resource that is alone has all of its requests under way at once', async () => {
  const { contoso, lists, reached, gate } = await given()
  const replies = lists(contoso, 5 * LIMIT)
  await reached(5 * LIMIT)
  gate.open()
  expect(new Set(await statuses(replies))).toEqual(new Set([200]))
})

it('Beside another one a resource has a few requests under way, and the others follow in their turn', async () => {
  const { contoso, fabrikam, lists, reached, gate } = await given()
  expect(await statuses(lists(fabrikam, 1))).toEqual([200])
  const replies = lists(contoso, 5 * LIMIT)
  await reached(LIMIT)
  // The quiet neighbour is served at once, however many requests of contoso wait.
  for (let nth = 0; nth < 3; nth += 1) expect(await statuses(lists(fabrikam, 1))).toEqual([200])
  expect(gate.reached).toBe(LIMIT)
  gate.open()
  expect(new Set(await statuses(replies))).toEqual(new Set([200]))
  expect(gate).toMatchObject({ reached: 5 * LIMIT, most: LIMIT })
})

it('The limit ends when the other resource has not called for a while', async () => {
  const { contoso, fabrikam, clock, lists, reached, gate } = await given()
  expect(await statuses(lists(fabrikam, 1))).toEqual([200])
  const replies = lists(contoso, 2 * LIMIT)
  await reached(LIMIT)
  clock.now += SHARED_MS
  replies.push(...lists(contoso, 1))
  await reached(2 * LIMIT + 1)
  gate.open()
  expect(new Set(await statuses(replies))).toEqual(new Set([200]))
})

it('A refusal for the rate takes a turn too', async () => {
  const { contoso, fabrikam, lists, reached, gate } = await given({ requestsPerSecond: 2 * LIMIT })
  expect(await statuses(lists(fabrikam, 1))).toEqual([200])
  const accepted = lists(contoso, 2 * LIMIT)
  await reached(LIMIT)
  let refused = false
  const [beyond = Promise.reject()] = lists(contoso, 1)
  const reply = beyond.then((answer) => {
    refused = true
    return answer
  })
  for (let nth = 0; nth < 5; nth += 1) expect(await statuses(lists(fabrikam, 1))).toEqual([200])
  expect(refused).toBe(false)
  gate.open()
  expect(new Set(await statuses(accepted))).toEqual(new Set([200]))
  expect((await reply).status).toBe(429)
})

it('A request whose connection is lost before its turn is not done', async () => {
  const { host, contoso, fabrikam, lists, reached, gate } = await given()
  expect(await statuses(lists(fabrikam, 1))).toEqual([200])
  const replies = lists(contoso, LIMIT)
  await reached(LIMIT)
  const { socket } = openRequest({ host, method: 'GET', target: LIST, body: Buffer.alloc(0) })
  for (let nth = 0; nth < 2; nth += 1) await statuses(lists(fabrikam, 1))
  socket.destroy()
  for (let nth = 0; nth < 2; nth += 1) await statuses(lists(fabrikam, 1))
  gate.open()
  expect(new Set(await statuses([...replies, ...lists(contoso, 1)]))).toEqual(new Set([200]))
  expect(gate.reached).toBe(LIMIT + 1)
})

it('A client that sends its body slowly keeps no turn', async () => {
  const { host, contoso, fabrikam, lists, gate } = await given()
  gate.open()
  expect(await statuses(lists(fabrikam, 1))).toEqual([200])
  const target = at('/availablePhoneNumbers/countries/US/:search')
  for (let nth = 0; nth < 2 * LIMIT; nth += 1) openRequest({ host, target, body: Buffer.alloc(9, ' ') })
  for (let nth = 0; nth < 3; nth += 1) expect(await statuses(lists(fabrikam, 1))).toEqual([200])
  expect(await statuses(lists(contoso, 1))).toEqual([200])
})

it('A request whose turn does not come in time is a 503, and is not done', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const { contoso, fabrikam, lists, reached, gate } = await given()
  expect(await statuses(lists(fabrikam, 1))).toEqual([200])
  const underWay = lists(contoso, LIMIT)
  await reached(LIMIT)
  let refused = false
  const waiting = Promise.all(lists(contoso, 2)).then((replies) => {
    refused = true
    return replies
  })
  while (!refused) {
    expect(await statuses(lists(fabrikam, 1))).toEqual([200])
    vi.advanceTimersByTime(TURN_MS)
  }
  for (const { status, headers } of await waiting) {
    expect(status).toBe(503)
    expect(headers).toMatchObject({ 'retry-after': '1' })
  }
  gate.open()
  expect(new Set(await statuses([...underWay, ...lists(contoso, LIMIT)]))).toEqual(new Set([200]))
  expect(gate.reached).toBe(2 * LIMIT)
})
