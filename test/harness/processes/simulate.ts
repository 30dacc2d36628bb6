import type { Answer, Attempt, Call, Outage, Run } from '../../../harness/processes/checker/run.ts'
import { createRandom } from '../../support/random.ts'
import { simulatedClient } from './simulated-client.ts'
import { SmallInventory } from './small-inventory.ts'

export interface Simulation {
  readonly seed: number
  readonly requests: number
}

const EPOCH = 1_800_000_000_000
const HOLD_MS = 400
const AGING_MS = 100
const RESOURCES = ['contoso', 'fabrikam'] as const
/** The longest way of a request to the inventory, and of its answer back. */
const WAY_MS = 15
const STOCK = {
  few: numbers('+35310000', 100, 6),
  many: numbers('+4930231', 25_000, 40),
}

/**
 * A simulated run, without servers: each request takes effect on one small inventory at one moment between its sending
 * and its end. Some requests are cut off before that moment, and some after it.
 */
export function simulate(simulation: Simulation): Run {
  return simulateLoss({ ...simulation, lost: 0 }).run
}

export interface SimulatedLoss {
  readonly run: Run
  /** The time whose changes are lost. */
  readonly lost: readonly [number, number]
}

/** The same, where the inventory forgets the changes of some requests in the middle of the run. */
export function simulateLoss({
  seed,
  requests,
  lost: count,
}: Simulation & { readonly lost: number }): SimulatedLoss {
  const random = createRandom(seed)
  const inventory = new SmallInventory(STOCK, { holdMs: HOLD_MS, agingMs: AGING_MS })
  const attempts: Attempt[] = []
  const outages: Outage[] = []
  let time = 100

  function ask(resource: string, call: Call, { safely = false } = {}): Answer | undefined {
    const request = attempts.length + 1
    time += random.integer(1, 12)
    const [sentAt, endedAt] = [time - random.integer(1, WAY_MS), time + random.integer(1, WAY_MS)]
    const process = random.integer(0, 3)
    const lost = !safely && random.percent(4)
    const happens = !lost || random.percent(50)
    const answer = happens ? inventory.answer(resource, call, EPOCH + time) : undefined
    const head = { request, client: 1, resource, process, call, sentAt, endedAt }
    if (!lost) {
      attempts.push({ ...head, ...(answer && { answer }) })
      return answer
    }
    if (random.percent(50)) {
      outages.push({ of: process, from: endedAt - 1, to: endedAt + 1 })
      attempts.push(head)
    } else {
      outages.push({ of: 'database', from: endedAt - 1, to: endedAt + 1 })
      attempts.push({ ...head, answer: { status: 503, code: 'ServiceUnavailable', retryAfter: true } })
    }
    return undefined
  }

  const client = simulatedClient(random, ask, STOCK)
  while (attempts.length < requests / 2) client.step(random.pick(RESOURCES))
  const [forget, from] = [inventory.remember(), time]
  while (attempts.length < requests / 2 + count) client.step(random.pick(RESOURCES))
  forget()
  const lost = [from, time] as const
  while (attempts.length < requests) client.step(random.pick(RESOURCES))
  time += HOLD_MS + AGING_MS + 2 * WAY_MS
  const owned = RESOURCES.map((resource) => [
    resource,
    ask(resource, { kind: 'owned' }, { safely: true })?.numbers ?? [],
  ])
  const free = Object.entries(STOCK).map(([market, all]) => {
    const search =
      ask('auditor', { kind: 'search', market, quantity: all.length }, { safely: true })?.search ?? ''
    return [market, ask('auditor', { kind: 'result', search }, { safely: true })?.numbers ?? []]
  })
  const run: Run = {
    terms: {
      ...{ seed, holdMs: HOLD_MS, agingMs: AGING_MS, resources: RESOURCES, stock: STOCK },
      ...{ lateMs: 5_000, recoveryMs: 1_000, longestMs: 10_000 },
      epochs: [EPOCH, EPOCH + 1],
    },
    attempts,
    outages,
    end: {
      owned: Object.fromEntries(owned),
      free: Object.fromEntries(free),
      releases: Object.fromEntries(inventory.releases),
      releasedAt: Object.fromEntries(inventory.releasedAt),
      trail: inventory.trail,
      sip: inventory.sip.trail,
    },
  }
  return { run, lost }
}

function numbers(prefix: string, first: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${first + index}`)
}
