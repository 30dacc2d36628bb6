import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { expectSip } from '../../model/sip-model.ts'
import { type Client, createClient } from '../../support/client.ts'
import { EVERYTHING } from '../../support/everything.ts'
import { givenDatabase, givenStore } from '../../support/postgres/given-processes.ts'
import { createRandom, type Random } from '../../support/random.ts'
import { startServer } from '../../support/server.ts'
import { temporaryDirectory } from '../../support/temporary-directory.ts'
import { shownSipStates } from '../shown-sip.ts'

const PROCESSES = 4
const CLIENTS = 8
const STEPS = EVERYTHING ? 100 : 20
const RESOURCES = ['contoso', 'fabrikam'] as const
const TARGET = '/sip?api-version=2023-03-01'
/** Two trunks that all clients of a resource set, remove and route to, so that patches get into each other's way. */
const SHARED = ['one.example.com', 'two.example.com'] as const

interface Attempt {
  readonly resource: string
  /** Nothing for a read. */
  readonly patch?: Readonly<Record<string, unknown>>
  readonly sentAt: number
  readonly endedAt: number
  readonly status: number
  readonly text: string
}

const keyOf = (resource: string) => Buffer.from(`the key of ${resource} in these tests`).toString('base64')

/** Four server processes on one database: the clients of a resource, one for each process. */
async function startProcesses() {
  const database = await givenDatabase()
  const { host = '', port = 5432, user = '', database: name = '' } = database.connection
  const url = `postgres://${user}@${encodeURIComponent(host)}:${port}/${name}`
  const config = join(temporaryDirectory(), 'holdline.json')
  const resources = RESOURCES.map((resource) => ({ name: resource, accessKeys: [keyOf(resource)] }))
  writeFileSync(config, JSON.stringify({ resources, maxRequestsPerSecond: 0 }))
  const start = () => startServer({ args: ['--config', config], env: { HOLDLINE_DATABASE: url } })
  const servers = await Promise.all(Array.from({ length: PROCESSES }, start))
  onTestFinished(async () => {
    await Promise.all(servers.map((server) => server.stop()))
  })
  const clientsOf = (resource: string) =>
    servers.map(({ http }) => createClient(new URL(http).host, keyOf(resource)))
  return { clientsOf, store: await givenStore(database) }
}

function randomPatch(random: Random, own: string, port: number): Readonly<Record<string, unknown>> {
  const shared = random.pick(SHARED)
  const route = { name: own, numberPattern: '^.*$', trunks: random.percent(50) ? [shared, own] : [shared] }
  switch (random.integer(1, 6)) {
    case 1:
    case 2:
      return { trunks: { [own]: { sipSignalingPort: port } } }
    case 3:
      return {
        trunks: { [shared]: { sipSignalingPort: port }, [own]: { sipSignalingPort: port } },
        routes: [route],
      }
    case 4:
      return { routes: random.percent(50) ? [] : [route] }
    case 5:
      return { trunks: { [shared]: null } }
    default:
      return { trunks: { [own]: null, [shared]: { sipSignalingPort: port } } }
  }
}

/** One client: it sends a request, waits for the answer, and goes on at another process. */
async function work(
  resource: string,
  clients: readonly Client[],
  nth: number,
  seed: number,
): Promise<Attempt[]> {
  const random = createRandom(seed + nth)
  const attempts: Attempt[] = []
  for (let step = 0; step < STEPS; step += 1) {
    const patch = random.percent(80)
      ? randomPatch(random, `own${nth}.example.com`, 1 + nth * STEPS + step)
      : undefined
    const client = random.pick(clients)
    if (client === undefined) throw new Error('There is no process')
    const sentAt = performance.now()
    const { status, text } = await (patch === undefined
      ? client('GET', TARGET)
      : client('PATCH', TARGET, { body: patch }))
    attempts.push({
      ...{ resource, sentAt, status, text },
      endedAt: performance.now(),
      ...(patch && { patch }),
    })
  }
  return attempts
}

/** Whether an answer is one that the configuration of the moment `now` gives, where `before` was the one before it. */
function fits({ patch, status, text }: Attempt, now: string, before: string | undefined): boolean {
  if (patch === undefined) return text === now
  const after = (state: string) => expectSip(JSON.parse(state), patch, () => true)
  const refusal = after(now)
  if (status >= 400)
    return 'code' in refusal && refusal.status === status && text.includes(`"${refusal.code}"`)
  if (text !== now) return false
  const made = before === undefined ? undefined : after(before)
  return [made, refusal].some(
    (each) => each !== undefined && 'configuration' in each && same(each.configuration, now),
  )
}

function same(configuration: object, shown: string): boolean {
  const order = ({ trunks }: { trunks?: object }) => Object.keys(trunks ?? {})
  const other = JSON.parse(shown)
  return (
    JSON.stringify(order(configuration)) === JSON.stringify(order(other)) && isEqual(configuration, other)
  )
}

function isEqual(one: unknown, other: unknown): boolean {
  try {
    expect(one).toEqual(other)
    return true
  } catch {
    return false
  }
}

const seed = Number(process.env['HOLDLINE_SEED'] ?? Date.now() % 1e9)

it(`Patches through four processes act as one after the other, in the order of the trail (seed ${seed})`, async () => {
  const { clientsOf, store } = await startProcesses()
  const all = await Promise.all(
    RESOURCES.flatMap((resource, part) =>
      Array.from({ length: CLIENTS }, (_, nth) =>
        work(resource, clientsOf(resource), nth, seed + part * CLIENTS),
      ),
    ),
  )
  const trail = await store.audit({ after: 0, limit: 100_000 })
  for (const resource of RESOURCES) {
    const states = shownSipStates(trail, resource)
    expect(states.length).toBeGreaterThan(STEPS)
    const attempts = all.flat().filter((attempt) => attempt.resource === resource)
    const placed: { readonly attempt: Attempt; readonly place: number }[] = []
    for (const attempt of attempts.sort((one, other) => one.sentAt - other.sentAt)) {
      // What has ended before this request was sent comes before it.
      const earlier = placed.filter((each) => each.attempt.endedAt < attempt.sentAt)
      const least = Math.max(0, ...earlier.map(({ place }) => place))
      const place = states.findIndex((state, nth) => nth >= least && fits(attempt, state, states[nth - 1]))
      expect({ attempt, least, place }).toMatchObject({ place: expect.toSatisfy((found) => found >= least) })
      placed.push({ attempt, place })
    }
    // Each change in the trail was answered, with what it had left.
    const answered = new Set(
      attempts.filter(({ patch, status }) => patch && status === 200).map(({ text }) => text),
    )
    expect(states.slice(1).filter((state) => !answered.has(state))).toEqual([])
    expect(attempts.map(({ status }) => status)).toContain(422)
    for (const client of clientsOf(resource)) expect((await client('GET', TARGET)).text).toBe(states.at(-1))
  }
})
