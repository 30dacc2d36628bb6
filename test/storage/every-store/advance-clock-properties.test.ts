import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdState } from '../../../src/numbering/hold.ts'
import { operationStatus } from '../../../src/numbering/operation.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { openMemoryStore } from '../../../src/storage/sqlite/open-memory-store.ts'
import { runParameters, SHRINKING_MS } from '../../model/run-parameters.ts'
import { STORE_KINDS, type StoreKind } from '../../support/stores.ts'
import { advance, moved } from '../advance.ts'
import { HOLD_MS, START } from '../given.ts'
import { observe, operationsOf } from '../observe.ts'
import { RESOURCES, type Records, takeTimedSteps, timedSteps } from '../timed-steps.ts'

describe.each(STORE_KINDS)('The clock that is advanced, $name', (kind) => {
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
