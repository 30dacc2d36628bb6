import { describe, expect, it } from 'vitest'
import type { ForcedOutcome } from '../../../src/numbering/forced-outcome.ts'
import { NEVER } from '../../../src/numbering/instant.ts'
import { operationStatus } from '../../../src/numbering/operation.ts'
import type { InventoryStore } from '../../../src/storage/port/inventory-store.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import {
  acceptedRelease,
  buy,
  hold,
  moveClock,
  NO_DELAY,
  newGuid,
  openStore,
  purchase,
  START,
} from '../given.ts'
import { nthNumber, numbers, reserve, reserveNumbers } from '../given-reservation.ts'

const FAILS = { error: 'AuthorizationDenied', runningMs: 50, rule: 'failing' } as const
const PATCH = { calling: 'inbound' } as const

interface Request {
  readonly repeatKey?: string
  readonly forced?: ForcedOutcome
}

function command(request: Request) {
  return {
    resource: 'contoso',
    phoneNumber: nthNumber(0),
    operationGuid: newGuid(),
    delay: NO_DELAY,
    ...request,
  }
}

/** Both are recorded as operations of their own. */
const CHANGES = {
  release: (store: InventoryStore, request: Request) =>
    acceptedRelease(store.release({ ...command(request), agingMs: 0 })),
  'capability update': async (store: InventoryStore, request: Request) => {
    const answer = await store.updateCapabilities({ ...command(request), patch: PATCH })
    if (answer.kind !== 'updated') throw new Error(answer.kind)
    return answer.operation
  },
}
const CASES = STORE_KINDS.flatMap((kind) =>
  (['release', 'capability update'] as const).map((name) => ({ kind, name, change: CHANGES[name] })),
)

describe.each(CASES)('A $name with a forced outcome, $kind.name', ({ kind, name, change }) => {
  it('that fails leaves the number as it is, with its owner', async () => {
    const store = await openStore(kind, 1)
    await buy(store)
    const before = await store.ownedNumber('contoso', nthNumber(0))
    const operation = await change(store, { forced: FAILS })
    expect(operation).toMatchObject({ failure: 'AuthorizationDenied', endsAt: START + 50 })
    for (const [at, status] of [
      [49, 'running'],
      [50, 'failed'],
    ] as const) {
      await moveClock(store, at)
      const found = await store.operation('contoso', operation.id)
      expect(found?.value).toEqual(operation)
      expect(found && operationStatus(found.value, found.now)).toBe(status)
    }
    expect(await store.ownedNumber('contoso', nthNumber(0))).toEqual(before)
    expect(await store.audit({ after: 0, limit: 9 })).toHaveLength(3)
  })

  it('that fails is answered alike when it is sent again, until something else changes the number', async () => {
    const store = await openStore(kind, 1)
    await buy(store)
    const first = await change(store, { repeatKey: 'key', forced: FAILS })
    expect(await change(store, { repeatKey: 'key' })).toEqual(first)
    expect(await change(store, { repeatKey: 'key', forced: { error: 'NoWallet' } })).toEqual(first)
    const again = await change(store, { repeatKey: 'another key' })
    expect(again).not.toHaveProperty('failure')
    if (name === 'release') await buy(store)
    else await store.updateCapabilities({ ...command({}), patch: { calling: 'outbound' } })
    const last = await change(store, { repeatKey: 'key' })
    expect(last.id).not.toBe(first.id)
    expect(last).not.toHaveProperty('failure')
  })

  it('that fails is done once, however many sendings are under way at the same time', async () => {
    const store = await openStore(kind, 1)
    await buy(store)
    const send = () => change(store, { repeatKey: 'key', forced: FAILS })
    const operations = await Promise.all([send(), send(), send()])
    expect(new Set(operations.map(({ id }) => id)).size).toBe(1)
    expect(await store.count()).toMatchObject({ owned: 1 })
  })

  it('that merely runs has taken effect, and ends when its rule is finished', async () => {
    const store = await openStore(kind, 1)
    await buy(store)
    const operation = await change(store, { forced: { runningMs: NEVER, rule: 'slow' } })
    await moveClock(store, 1_000)
    const found = await store.operation('contoso', operation.id)
    expect(found && operationStatus(found.value, found.now)).toBe('running')
    expect(await store.tidy({ keptMs: 0, limit: 9 })).toMatchObject({ removed: { operations: 0 } })
    expect(await store.finishOperations({ rule: 'slow' })).toEqual([
      { resource: 'contoso', operation: { ...operation, endsAt: START + 1_000 } },
    ])
    expect(await store.tidy({ keptMs: 0, limit: 9 })).toMatchObject({ removed: { operations: 1 } })
  })
})

it.each(STORE_KINDS)(
  'A release of a number that the resource does not own fails for that reason, $name',
  async (kind) => {
    const store = await openStore(kind, 1)
    expect(await CHANGES.release(store, { forced: FAILS })).toMatchObject({ failure: 'numberNotFound' })
  },
)

it.each(STORE_KINDS)('All operations of a rule are finished together, and no others, $name', async (kind) => {
  const store = await openStore(kind)
  const forced = { runningMs: NEVER, rule: 'slow' }
  const delay = { notStartedMs: 1_000, runningMs: 0 }
  const owned = await buy(store)
  const search = await hold(store, { resource: 'fabrikam', forced, delay })
  const bought = await hold(store)
  await purchase(store, bought.id, 'contoso', forced)
  const reservationId = await reserveNumbers(store, 5)
  await store.purchaseReservation({ ...command({ forced }), reservationId, agreeToNotResell: false })
  const update = await store.updateCapabilities({ ...command({ forced }), patch: PATCH })
  await hold(store, { forced: { ...forced, rule: 'other' } })
  await reserve(store, { add: numbers(6) })

  await moveClock(store, 10)
  const finished = await store.finishOperations({ rule: 'slow' })
  expect(finished.map(({ resource, operation }) => [resource, operation.id])).toEqual([
    ['fabrikam', `search_${search.id}`],
    ['contoso', `purchase_${bought.id}`],
    ['contoso', `reservationPurchase_${reservationId}`],
    ['contoso', update.kind === 'updated' ? update.operation.id : ''],
  ])
  expect(owned.phoneNumbers).toEqual([nthNumber(0)])
  for (const { resource, operation } of finished) {
    const found = await store.operation(resource, operation.id)
    expect(found?.value).toEqual(operation)
    expect(found && operationStatus(found.value, found.now)).toBe('succeeded')
    // An operation that had not begun begins and ends now.
    expect(operation.startsAt).toBeLessThanOrEqual(operation.endsAt)
  }
  expect(await store.finishOperations({ rule: 'slow' })).toEqual([])
  expect(await store.finishOperations({ rule: 'other' })).toHaveLength(1)
})
