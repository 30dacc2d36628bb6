import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdState } from '../../../src/numbering/hold.ts'
import { operationStatus } from '../../../src/numbering/operation.ts'
import { CHANGES_LISTED } from '../../../src/storage/port/clock-changes.ts'
import type { MoveClockAnswer } from '../../../src/storage/port/clock-store.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { openMemoryStore } from '../../../src/storage/sqlite/open-memory-store.ts'
import { runParameters, SHRINKING_MS } from '../../model/run-parameters.ts'
import { STORE_KINDS, type StoreKind } from '../../support/stores.ts'
import { buy, firstNumber, HOLD_MS, hold, newGuid, openStore, release, START } from '../given.ts'
import { buyReservation, nthNumber, reserveNumbers } from '../given-reservation.ts'
import { observe, operationsOf } from '../observe.ts'
import { RESOURCES, type Records, takeTimedSteps, timedSteps } from '../timed-steps.ts'

const MINUTE = 60_000
const NOTHING = {
  holdsEnded: [],
  reservationsEnded: [],
  operations: [],
  counts: { holdsEnded: 0, reservationsEnded: 0, operations: 0 },
  numbersFree: 0,
}

async function advance(store: InventoryStore, byMs: number) {
  return moved(await store.advanceClock({ byMs }))
}

function moved(answer: MoveClockAnswer) {
  if (answer.kind !== 'moved') throw new Error(`The clock was not moved: ${answer.kind}`)
  const { kind: _, ...changes } = answer
  return changes
}

describe.each(STORE_KINDS)('The clock that is advanced, $name', (kind) => {
  it('keeps its mode, and the system’s time becomes a moved one', async () => {
    const store = await openStore(kind)
    await advance(store, 5)
    expect(await store.clock()).toEqual({ value: { mode: 'frozen', at: START + 5 }, now: START + 5 })
    await store.setClock({ mode: 'running', rate: 60 })
    const { value: running } = await store.clock()
    await advance(store, 1_000)
    expect((await store.clock()).value).toEqual({ ...running, at: START + 5 + 1_000 })
    await store.setClock({ mode: 'system' })
    await advance(store, 7)
    await advance(store, 8)
    expect((await store.clock()).value).toEqual({ mode: 'offset', offsetMs: 15 })
  })

  it('by nothing changes nothing', async () => {
    const store = await openStore(kind)
    await hold(store, { holdMs: 0 })
    expect(await advance(store, 0)).toEqual({ now: START, ...NOTHING })
  })

  it('ends a hold at its expiry, and not a millisecond before', async () => {
    const store = await openStore(kind)
    const { id: searchId, phoneNumbers, expiresAt } = await hold(store, { quantity: 2 })
    await hold(store, { country: 'FR' })
    expect(await advance(store, HOLD_MS - 1)).toEqual({ now: START + HOLD_MS - 1, ...NOTHING })
    expect(await advance(store, 1)).toEqual({
      ...NOTHING,
      now: START + HOLD_MS,
      holdsEnded: [{ resource: 'contoso', searchId, phoneNumbers, expiresAt }],
      counts: { ...NOTHING.counts, holdsEnded: 1 },
      numbersFree: 2,
    })
    expect(await advance(store, HOLD_MS)).toEqual({ now: START + 2 * HOLD_MS, ...NOTHING })
  })

  it('answers no hold that was bought or cancelled, and what ends first stands first', async () => {
    const store = await openStore(kind)
    await buy(store)
    const { id: cancelled } = await hold(store)
    await store.cancel({ resource: 'contoso', searchId: cancelled })
    const late = await hold(store, { resource: 'contoso', holdMs: 2 * HOLD_MS })
    const soon = await hold(store, { resource: 'fabrikam' })
    const { holdsEnded, numbersFree } = await advance(store, 2 * HOLD_MS)
    expect(holdsEnded.map(({ searchId }) => searchId)).toEqual([soon.id, late.id])
    expect(numbersFree).toBe(2)
  })

  it('ends reservations, also empty ones, with their numbers in order', async () => {
    const store = await openStore(kind)
    const full = await reserveNumbers(store, 7, 3)
    const empty = await reserveNumbers(store)
    const bought = await reserveNumbers(store, 1)
    await buyReservation(store, bought)
    const changes = await advance(store, HOLD_MS)
    const expiresAt = START + HOLD_MS
    const phoneNumbers = [nthNumber(3), nthNumber(7)]
    expect(changes.reservationsEnded).toEqual([
      { resource: 'contoso', reservationId: full, phoneNumbers, expiresAt },
      { resource: 'contoso', reservationId: empty, phoneNumbers: [], expiresAt },
    ])
    expect(changes.numbersFree).toBe(2)
  })

  it('frees numbers that have aged, at the very instant', async () => {
    const store = await openStore(kind)
    await release(store, firstNumber(await buy(store)), 10)
    expect((await advance(store, 9)).numbersFree).toBe(0)
    expect((await advance(store, 1)).numbersFree).toBe(1)
  })

  it.each([
    ['that wait and run', { notStartedMs: MINUTE, runningMs: MINUTE }, ['running', 'succeeded']],
    ['that only wait', { notStartedMs: MINUTE, runningMs: 0 }, ['succeeded']],
    ['that only run', { notStartedMs: 0, runningMs: MINUTE }, ['succeeded']],
  ] as const)(
    'shows the new status of operations of every type %s, at its instant',
    async (_, delay, statuses) => {
      const store = await openStore(kind)
      const of = { resource: 'contoso', delay, agreeToNotResell: true }
      const { phoneNumbers: owned } = await buy(store, 2)
      const { id: search } = await hold(store, { delay, holdMs: 9 * HOLD_MS })
      const { id: bought } = await hold(store)
      await store.purchase({ ...of, searchId: bought })
      const reservationId = await reserveNumbers(store, 9)
      await store.purchaseReservation({ ...of, reservationId })
      const [releaseId, updateId] = [newGuid(), newGuid()]
      const [one = nthNumber(0), other = nthNumber(1)] = owned
      await store.release({ ...of, phoneNumber: one, agingMs: 0, operationGuid: releaseId })
      await store.updateCapabilities({
        ...of,
        phoneNumber: other,
        patch: { calling: 'inbound' },
        operationGuid: updateId,
      })
      await store.release({ ...of, phoneNumber: '+14255550999', agingMs: 0, operationGuid: newGuid() })

      const ids = [
        `search_${search}`,
        `purchase_${bought}`,
        `reservationPurchase_${reservationId}`,
        `release_${releaseId}`,
        `capabilities_${updateId}`,
      ]
      expect((await advance(store, MINUTE - 1)).operations).toEqual([])
      for (const [nth, last] of statuses.entries()) {
        const { operations, counts } = await advance(store, nth === 0 ? 1 : MINUTE)
        expect(counts.operations).toBe(6)
        const shown = operations.map(({ operationId, status }) => [operationId, status])
        expect(shown).toEqual(expect.arrayContaining(ids.map((id) => [id, last])))
        expect(operations.map(({ operationId }) => operationId)).toEqual(
          operations.map(({ operationId }) => operationId).toSorted(),
        )
        expect(operations.filter(({ status }) => status === 'failed')).toHaveLength(
          last === 'running' ? 0 : 1,
        )
      }
      expect((await advance(store, MINUTE)).operations).toEqual([])
    },
  )

  it('lists a bounded number of records, and counts all', { timeout: SHRINKING_MS }, async () => {
    const store = await openStore(kind, CHANGES_LISTED + 1)
    const delay = { notStartedMs: 0, runningMs: 1 }
    for (let left = CHANGES_LISTED + 1; left > 0; left -= 91) {
      await Promise.all(Array.from({ length: Math.min(left, 91) }, () => hold(store, { delay })))
    }
    const { holdsEnded, operations, counts, numbersFree } = await advance(store, HOLD_MS)
    expect(holdsEnded).toHaveLength(CHANGES_LISTED)
    expect(operations).toHaveLength(CHANGES_LISTED)
    expect(counts).toEqual({
      ...NOTHING.counts,
      holdsEnded: CHANGES_LISTED + 1,
      operations: CHANGES_LISTED + 1,
    })
    expect(numbersFree).toBe(CHANGES_LISTED + 1)
  })

  it('answers what the reads show before and after, whatever has happened', {
    timeout: SHRINKING_MS,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(timedSteps, async (steps) => {
        const store = await kind.open()
        try {
          await store.resetClock({ mode: 'frozen', at: START })
          await takeTimedSteps(store, steps, async (byMs, records) => {
            const before = await seen(store, records)
            const changes = await advance(store, byMs)
            const after = await seen(store, records)
            expect(changes.now).toBe(before.now + byMs)
            expect(changes.numbersFree).toBe(after.free - before.free)
            expect(changes.holdsEnded.map(({ searchId }) => searchId).toSorted()).toEqual(
              before.held.filter((id) => !after.held.includes(id)).toSorted(),
            )
            expect(
              changes.reservationsEnded.map((one) => `${one.resource} ${one.reservationId}`).toSorted(),
            ).toEqual(before.reserved.filter((id) => !after.reserved.includes(id)).toSorted())
            expect(
              changes.operations.map((one) => `${one.resource} ${one.operationId} ${one.status}`).toSorted(),
            ).toEqual(after.statuses.filter((status) => !before.statuses.includes(status)).toSorted())
            const { holdsEnded, reservationsEnded, operations } = changes
            expect(changes.counts).toEqual({
              holdsEnded: holdsEnded.length,
              reservationsEnded: reservationsEnded.length,
              operations: operations.length,
            })
          })
        } finally {
          await store.close()
        }
      }),
      runParameters(kind.name === 'SQLite in memory' ? 100 : 10),
    )
  })

  it('leads to the same in one step, in several, and by waiting', { timeout: SHRINKING_MS }, async () => {
    await fc.assert(
      fc.asyncProperty(timedSteps, fc.array(fc.nat(2 * HOLD_MS), { maxLength: 4 }), async (steps, cuts) => {
        const one = await history(kind, steps, async (store, byMs) => merge([await advance(store, byMs)]))
        const several = await history(kind, steps, async (store, byMs) => {
          const marks = [...cuts.filter((cut) => cut < byMs), byMs].toSorted((a, b) => a - b)
          const answers = []
          for (const [nth, mark] of marks.entries()) {
            const { now } = await store.clock()
            const part = mark - (marks[nth - 1] ?? 0)
            // A clock that is set forward does the same as one that is advanced.
            const answer = nth % 2 === 0 ? store.advanceClock({ byMs: part }) : set(store, now + part)
            answers.push(moved(await answer))
          }
          return merge(answers)
        })
        expect(several).toEqual(one)
        const waited = await wait(kind, steps)
        expect(waited).toEqual(one.map(({ observed }) => observed))
      }),
      runParameters(kind.name === 'SQLite in memory' ? 50 : 4),
    )
  })
})

function set(store: InventoryStore, at: number) {
  return store.setClock({ mode: 'frozen', at })
}

/** What a client sees of the records. */
async function seen(store: InventoryStore, records: Records) {
  const { now } = await store.clock()
  const [held, reserved, statuses]: [string[], string[], string[]] = [[], [], []]
  for (const resource of RESOURCES) {
    for (const id of records.searches) {
      const search = (await store.search(resource, id))?.value
      if (search !== undefined && search.phoneNumbers.length > 0 && holdState(search, now) === 'held') {
        held.push(id)
      }
    }
    for (const { id, ...instants } of (await store.reservations(resource, { skip: 0, limit: 99 })).value) {
      if (holdState(instants, now) === 'held') reserved.push(`${resource} ${id}`)
    }
    for (const operation of await operationsOf(store, resource, records)) {
      statuses.push(`${resource} ${operation.id} ${operationStatus(operation, now)}`)
    }
  }
  return { now, held, reserved, statuses, free: (await store.count()).free }
}

type Changes = Awaited<ReturnType<typeof advance>>

/** The changes of consecutive moves as those of one move: of an operation only the last status matters. */
function merge(moves: readonly Changes[]) {
  const statuses = new Map(
    moves.flatMap(({ operations }) =>
      operations.map((one) => [`${one.resource} ${one.operationId}`, one] as const),
    ),
  )
  return {
    now: moves.at(-1)?.now,
    holdsEnded: moves.flatMap(({ holdsEnded }) => holdsEnded),
    reservationsEnded: moves.flatMap(({ reservationsEnded }) => reservationsEnded),
    operations: [...statuses.values()].toSorted((a, b) => (a.operationId < b.operationId ? -1 : 1)),
    numbersFree: moves.reduce((total, { numbersFree }) => total + numbersFree, 0),
  }
}

type Steps = Parameters<typeof takeTimedSteps>[1]

/** What each move of the clock answers, and what all reads answer after it. */
async function history(
  kind: StoreKind,
  steps: Steps,
  move: (store: InventoryStore, byMs: number) => Promise<ReturnType<typeof merge>>,
) {
  const store = await kind.open()
  const told: { changes: ReturnType<typeof merge>; observed: Awaited<ReturnType<typeof observe>> }[] = []
  try {
    await store.resetClock({ mode: 'frozen', at: START })
    await takeTimedSteps(store, steps, async (byMs, records) => {
      const changes = await move(store, byMs)
      told.push({ changes, observed: await observe(store, records) })
    })
    return told
  } finally {
    await store.close()
  }
}

/**
 * What all reads answer after each wait. In memory the machine's own clock goes on; the clock of another process or of
 * PostgreSQL cannot be moved by a test, and is set without a look at what it changes.
 */
async function wait(kind: StoreKind, steps: Steps) {
  let now = START
  const inMemory = kind.name === 'SQLite in memory'
  const store = inMemory
    ? await openMemoryStore({ systemNow: () => now, steadyNow: () => now })
    : await kind.open()
  const told: Awaited<ReturnType<typeof observe>>[] = []
  try {
    if (!inMemory) await store.resetClock({ mode: 'frozen', at: START })
    await takeTimedSteps(store, steps, async (byMs, records) => {
      now += byMs
      if (!inMemory) await store.resetClock({ mode: 'frozen', at: now })
      told.push(await observe(store, records))
    })
    return told
  } finally {
    await store.close()
  }
}
