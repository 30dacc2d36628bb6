import { type PhoneNumber, phoneNumberToInteger } from '../../src/numbering/phone-number.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { US_GEOGRAPHIC, US_TOLL_FREE, usBlock } from '../support/stock.ts'
import { fillBlocks } from './fill-blocks.ts'
import { CLOSED, fillRegister } from './fill-register.ts'
import { fillSip } from './fill-sip.ts'
import {
  buy,
  firstNumber,
  givenTerms,
  HOLD_MS,
  hold,
  moveClock,
  NO_DELAY,
  newGuid,
  release,
  START,
} from './given.ts'
import { buyReservation, nthNumber, reserveNumbers } from './given-reservation.ts'

/** Numbers in every state, by the state, as integers, and the records that claim them. */
export type ToDamage = Awaited<ReturnType<typeof fillToDamage>>

/** How long ago a resource was closed. */
const BEFORE_MS = 60 * 60_000
const AUTHOR = { by: 'key 1' } as const
const nth = (place: number) => phoneNumberToInteger(nthNumber(place))

/** Brings numbers into every state that there is. */
export async function fillToDamage(store: InventoryStore) {
  await moveClock(store, -BEFORE_MS)
  await store.addStock([usBlock(US_GEOGRAPHIC, 30), usBlock(US_TOLL_FREE, 10)])
  const blocks = await fillBlocks(store)
  const closed = await buy(store, 1, CLOSED)
  const register = await fillRegister(store)
  await moveClock(store, 0)
  const sip = await fillSip(store)
  const change = (place: number, change: Parameters<InventoryStore['changeNumber']>[0]['change']) =>
    store.changeNumber({ phoneNumber: nthNumber(place), change, author: AUTHOR })
  const one = (phoneNumber: PhoneNumber) => ({
    first: phoneNumber,
    last: phoneNumber,
    limit: 1,
    author: AUTHOR,
  })
  const reservation = await reserveNumbers(store, 20, 21)
  const boughtReservation = await reserveNumbers(store, 22)
  await buyReservation(store, boughtReservation)
  await store.changeSale({ action: 'withdraw', ...one(nthNumber(23)) })
  await change(24, { kind: 'portOut' })
  await change(25, { kind: 'quarantine', until: START + 10 * HOLD_MS })
  await change(26, { kind: 'assign', owner: { resource: 'contoso', id: newGuid(), terms: givenTerms() } })
  await change(26, { kind: 'protect' })
  await store.deleteStock(one(nthNumber(29)))

  await moveClock(store, 1)
  const bought = await buy(store)
  const held = await hold(store)
  const other = await hold(store)
  const aging = await buy(store)
  await release(store, firstNumber(aging), 10 * HOLD_MS)
  const update = await store.updateCapabilities({
    resource: 'contoso',
    phoneNumber: firstNumber(bought),
    operationGuid: newGuid(),
    delay: NO_DELAY,
    patch: { calling: 'inbound' },
  })
  if (update.kind !== 'updated') throw new Error('The capabilities were not changed')
  const cancelled = await hold(store)
  await moveClock(store, 2)
  await store.cancel({ resource: 'contoso', searchId: cancelled.id })
  return {
    ...{ blocks, register, sip },
    closed: phoneNumberToInteger(firstNumber(closed)),
    bought: { number: phoneNumberToInteger(firstNumber(bought)), id: bought.id },
    held: { number: phoneNumberToInteger(firstNumber(held)), id: held.id },
    other: { number: phoneNumberToInteger(firstNumber(other)), id: other.id },
    aging: { number: phoneNumberToInteger(firstNumber(aging)) },
    cancelled: { number: phoneNumberToInteger(firstNumber(cancelled)), id: cancelled.id },
    operation: update.operation.id,
    reservation,
    boughtReservation,
    reserved: nth(20),
    reservedToo: nth(21),
    boughtReserved: nth(22),
    withdrawn: nth(23),
    portedOut: nth(24),
    quarantined: nth(25),
    protected: nth(26),
    untouched: nth(28),
    deleted: nth(29),
    tollFree: phoneNumberToInteger(usBlock(US_TOLL_FREE, 1).first),
  }
}
