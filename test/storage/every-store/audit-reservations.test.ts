import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PhoneNumber, phoneNumberToInteger } from '../../../src/numbering/phone-number.ts'
import { replay } from '../../../src/numbering/replay/replay.ts'
import { runParameters, SHRINKING_MS } from '../../model/run-parameters.ts'
import { US_GEOGRAPHIC } from '../../support/stock.ts'
import { STORE_KINDS } from '../../support/stores.ts'
import { CALLS, HOLD_MS, hold, moveClock, NO_DELAY, newGuid, openStore, purchase, START } from '../given.ts'
import {
  buyReservation,
  cancelReservation,
  nthNumber,
  numbers,
  reserve,
  reserveNumbers,
} from '../given-reservation.ts'
import { historyOf } from '../history-of.ts'
import { forced, RESOURCES } from '../random-steps.ts'

const ALL = { after: 0, limit: 1_000_000 }
const STOCK = 6

const resource = fc.constantFrom(...RESOURCES)
const nth = fc.nat(2)
const nths = fc.uniqueArray(fc.nat(STOCK - 1), { maxLength: 4 })
const step = fc.oneof(
  fc.record({ kind: fc.constant('reserve'), resource, nth, add: nths, remove: nths }),
  fc.record({ kind: fc.constant('buy'), resource, nth, forced }),
  fc.record({ kind: fc.constant('finish'), rule: fc.constantFrom('first', 'second') }),
  fc.record({ kind: fc.constant('delete'), resource, nth }),
  fc.record({ kind: fc.constant('search'), resource, buys: fc.boolean() }),
  fc.record({ kind: fc.constant('release'), resource, nth: fc.nat(STOCK - 1), agingMs: fc.nat(HOLD_MS) }),
  fc.record({ kind: fc.constant('wait'), ms: fc.nat(HOLD_MS) }),
)

describe.each(STORE_KINDS)('The audit trail of reservations, $name', (kind) => {
  it('says who reserved, changed, bought and deleted which numbers', async () => {
    const store = await openStore(kind, 3)
    const reservationId = await reserveNumbers(store, 0, 1)
    await moveClock(store, 1)
    await reserve(store, { reservationId, add: numbers(2), remove: [nthNumber(0)] })
    await moveClock(store, 2)
    await buyReservation(store, reservationId)
    const deleted = await reserveNumbers(store, 0)
    await cancelReservation(store, deleted)
    const claim = { resource: 'contoso', searchId: reservationId }
    const [first, second, third] = [nthNumber(0), nthNumber(1), nthNumber(2)]
    const trail = await store.audit(ALL)
    expect(trail.slice(1)).toMatchObject([
      { at: START, command: 'reserve', ...claim, phoneNumbers: [first, second] },
      { at: START + 1, command: 'updateReservation', ...claim, phoneNumbers: [second, third, first] },
      { at: START + 2, command: 'purchaseReservation', ...claim, phoneNumbers: [second, third] },
      { command: 'reserve', searchId: deleted, phoneNumbers: [first] },
      { command: 'cancelReservation', searchId: deleted, phoneNumbers: [first] },
    ])
    expect(trail[2]).toMatchObject({ added: [{ phoneNumber: third, cost: CALLS.cost }], removed: [first] })
    expect(await store.numberHistory(first, 4)).toEqual([trail[5], trail[4], trail[2], trail[1]])
  })

  it('begins with the first numbers of a reservation that was made without any, and again after it lost them', async () => {
    const store = await openStore(kind, 3)
    const reservationId = await reserveNumbers(store)
    await moveClock(store, 1)
    await reserve(store, { reservationId, add: numbers(0) })
    await reserve(store, { reservationId, remove: [nthNumber(0)] })
    await moveClock(store, 2)
    await reserve(store, { reservationId, add: numbers(1) })
    await reserve(store, { reservationId, remove: [nthNumber(1)] })
    await cancelReservation(store, reservationId)
    const claim = { resource: 'contoso', searchId: reservationId }
    const [, ...trail] = await store.audit(ALL)
    expect(trail).toMatchObject([
      { at: START + 1, command: 'reserve', createdAt: START, ...claim, phoneNumbers: [nthNumber(0)] },
      { at: START + 1, command: 'updateReservation', ...claim, removed: [nthNumber(0)] },
      { at: START + 2, command: 'reserve', createdAt: START, ...claim, phoneNumbers: [nthNumber(1)] },
      { at: START + 2, command: 'updateReservation', ...claim, removed: [nthNumber(1)] },
    ])
    expect(trail).toHaveLength(4)
  })

  it('replays to the present state, whatever was done', { timeout: SHRINKING_MS }, async () => {
    const steps = fc.array(step, { minLength: 5, maxLength: 40, size: 'max' })
    const property = fc.asyncProperty(steps, async (someSteps) => {
      const store = await kind.open()
      await moveClock(store, 0)
      const blocks = { stock: US_GEOGRAPHIC, first: nthNumber(0), last: nthNumber(STOCK - 1) }
      await store.addStock([blocks])
      const ids = [newGuid(), newGuid(), newGuid()]
      let now = START
      for (const one of someSteps) {
        const reservationId = ids['nth' in one ? one.nth % 3 : 0] ?? ''
        if (one.kind === 'reserve') {
          const remove = one.remove.filter((each) => !one.add.includes(each)).map(nthNumber)
          await reserve(store, { ...one, reservationId, add: numbers(...one.add), remove })
        } else if (one.kind === 'buy') await buyReservation(store, reservationId, one)
        else if (one.kind === 'finish') await store.finishOperations(one)
        else if (one.kind === 'delete') await cancelReservation(store, reservationId, one.resource)
        else if (one.kind === 'search') {
          const { id } = await hold(store, { resource: one.resource })
          if (one.buys) await purchase(store, id, one.resource)
        } else if (one.kind === 'release') {
          const command = { ...one, phoneNumber: nthNumber(one.nth), operationGuid: newGuid() }
          await store.release({ ...command, delay: NO_DELAY })
        } else {
          now += one.ms
          await store.setClock({ mode: 'frozen', at: now })
        }
      }

      const trail = await store.audit(ALL)
      const told = replay(trail)
      for (const owner of RESOURCES) {
        for (const id of ids) {
          const reservation = told.reservations.get(`${owner} ${id}`)?.reservation
          const found = (await store.reservation(owner, id))?.value
          expect(found?.phoneNumbers.length === 0 ? undefined : found).toEqual(reservation)
        }
        const owned = [...told.owned.values()].filter((sold) => sold.resource === owner)
        expect(await store.ownedNumbers(owner, { skip: 0, limit: 99 })).toEqual(
          owned
            .map((sold) => sold.owned)
            .sort((a, b) => phoneNumberToInteger(a.phoneNumber) - phoneNumberToInteger(b.phoneNumber)),
        )
      }
      for (const [number] of told.numbers) {
        expect(await store.numberHistory(number, 999)).toEqual(historyOf(trail, number))
      }
      for (const at of [now, now + HOLD_MS / 2, now + 2 * HOLD_MS]) {
        await store.setClock({ mode: 'frozen', at })
        const free: PhoneNumber[] = [...told.numbers].filter(([, { freeAt }]) => freeAt <= at).map(([n]) => n)
        const { phoneNumbers, id: searchId } = await hold(store, { quantity: STOCK })
        expect(phoneNumbers.toSorted()).toEqual(free.sort())
        await store.cancel({ resource: 'contoso', searchId })
      }
      await store.close()
    })
    await fc.assert(property, runParameters(kind.name.includes('memory') ? 60 : 10))
  })
})
