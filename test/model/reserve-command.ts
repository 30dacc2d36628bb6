import fc from 'fast-check'
import { expect } from 'vitest'
import type { Inventory } from '../../src/inventory/inventory.ts'
import { type ReservationPatch, reserve } from '../../src/inventory/reserve.ts'
import type { Offering, OfferingRequest } from '../../src/numbering/offering.ts'
import type { PhoneNumber } from '../../src/numbering/phone-number.ts'
import type { ReservedNumber } from '../../src/numbering/reservation.ts'
import type { ReserveFailure } from '../../src/storage/port/reservation-store.ts'
import { checkInvariants } from './check-invariants.ts'
import { statusInModel } from './check-reservations.ts'
import { command, type ModelCommand } from './command.ts'
import type { Model } from './model.ts'
import { HOLD_MS } from './open-inventory.ts'
import { fitting, serves } from './rules.ts'
import { CALLS, EVERYTHING, INBOUND, MESSAGES, RESOURCES, STOCKS } from './world.ts'

export const RESERVATION_IDS = ['a', 'b', 'c'].map((last) => `0000cafe-0000-4000-8000-00000000000${last}`)

const HOUR = 60 * 60_000

const ALL = STOCKS.flatMap(({ numbers, country, numberType, capabilities }) =>
  numbers.map((number) => ({ number, country, numberType, capabilities })),
)

/** Mostly the capabilities of the number's stock, so that most numbers can be added. */
const wanted = fc
  .record({
    of: fc.nat(ALL.length),
    capabilities: fc.constantFrom(undefined, undefined, undefined, INBOUND, CALLS, MESSAGES, EVERYTHING),
    assignmentType: fc.constantFrom('application', 'application', 'application', 'person'),
    country: fc.constantFrom(undefined, undefined, undefined, 'us', 'ca'),
    removes: fc.constantFrom(false, false, true),
  })
  .map(({ of, capabilities, assignmentType, country, removes }): [PhoneNumber, OfferingRequest | null] => {
    const stock = ALL[of] ?? { ...STOCKS[0], number: '+4915112345678' as const }
    const numberType = stock.numberType ?? 'geographic'
    const terms = { country: country ?? stock.country ?? 'US', numberType, assignmentType }
    const request = { ...terms, capabilities: capabilities ?? stock.capabilities ?? CALLS }
    return [stock.number, removes ? null : request]
  })

/** Numbers to add to a reservation, and to remove from it. */
export const wishes = fc.array(wanted, { maxLength: 5 })

export const reserveCommand: fc.Arbitrary<ModelCommand> = fc
  .tuple(fc.constantFrom(...RESOURCES), fc.constantFrom(...RESERVATION_IDS), fc.boolean(), wishes)
  .map(([resource, id, capitals, entries]) =>
    command('reserve', `${resource}, ${id.at(-1)}, ${JSON.stringify(entries)}`, async (model, inventory) => {
      return reserveBoth(model, inventory, resource, capitals ? id.toUpperCase() : id, new Map(entries))
    }),
  )

/**
 * Changes a reservation repeatedly, each time just before it expires, which extends it to two hours at most.
 */
export const keepCommand: fc.Arbitrary<ModelCommand> = fc
  .tuple(
    fc.constantFrom(...RESOURCES),
    fc.constantFrom(...RESERVATION_IDS),
    fc.array(wanted, { minLength: 1 }),
  )
  .map(([resource, id, entries]) =>
    command(
      'keep',
      `${resource}, ${id.at(-1)}, ${JSON.stringify(entries)}`,
      async (model, inventory, real) => {
        for (let round = 0; round < 9; round += 1) {
          const [number, request] = entries[round % entries.length] ?? ['+4915112345678', null]
          const has = model.reservations
            .get(`${resource} ${id}`)
            ?.reservation.phoneNumbers.some(({ phoneNumber }) => phoneNumber === number)
          await reserveBoth(model, inventory, resource, id, new Map([[number, has ? null : request]]))
          await checkInvariants(model, real)
          model.freezeAt(model.now + HOLD_MS - 1)
          await inventory.store.setClock({ mode: 'frozen', at: model.now })
        }
        return 'kept'
      },
    ),
  )

async function reserveBoth(
  model: Model,
  inventory: Inventory,
  resource: string,
  id: string,
  patch: ReservationPatch,
): Promise<string> {
  const expected = reserveInModel(model, inventory, resource, id.toLowerCase(), patch)
  expect(await reserve(inventory, resource, id, patch)).toEqual(expected)
  return expected.kind
}

/** Applies the command to the model by the documentation's rules; answers the expected answer. */
export function reserveInModel(
  model: Model,
  { register }: Inventory,
  resource: string,
  id: string,
  patch: ReservationPatch,
) {
  const { offerings } = register.current()
  const key = `${resource} ${id}`
  const before = model.reservations.get(key)?.reservation
  if (before !== undefined && !model.isActive(before)) {
    return { kind: 'notActive', status: statusInModel(model, before) }
  }
  const had = new Map((before?.phoneNumbers ?? []).map((each) => [each.phoneNumber, each]))
  const has = new Map(had)
  const failed = new Map<PhoneNumber, ReserveFailure>()
  for (const [phoneNumber, request] of patch) {
    if (request === null) {
      has.delete(phoneNumber)
    } else if (!had.has(phoneNumber)) {
      const quoted = quoteInModel(model, offerings, phoneNumber, request)
      if (typeof quoted === 'string') failed.set(phoneNumber, quoted)
      else has.set(phoneNumber, quoted)
    }
  }
  const removed = [...had.keys()].filter((number) => !has.has(number))
  const changed = before === undefined || removed.length > 0 || [...has.keys()].some((each) => !had.has(each))
  const createdAt = before?.createdAt ?? model.now
  const reservation = {
    id,
    createdAt,
    expiresAt: changed ? Math.min(model.now + HOLD_MS, createdAt + 2 * HOUR) : before.expiresAt,
    phoneNumbers: [...has.values()].sort((a, b) => Number(a.phoneNumber) - Number(b.phoneNumber)),
  }
  for (const number of removed) model.giveBack(number, model.now)
  model.reservations.set(key, { resource, reservation })
  // To make a reservation without numbers changes nothing in the inventory.
  if (changed && had.size + has.size > 0) model.changes += 1
  const answered = { value: reservation, now: model.now }
  return { kind: 'reserved', created: before === undefined, reservation: answered, failed }
}

function quoteInModel(
  model: Model,
  offerings: readonly Offering[],
  phoneNumber: PhoneNumber,
  request: OfferingRequest,
): ReservedNumber | ReserveFailure {
  const stock = model.stockOf.get(phoneNumber)
  if (stock === undefined) return 'unknownNumber'
  const offering = fitting(offerings, request).find((each) => serves(stock, each, request))
  if (offering === undefined) return 'notOffered'
  if (!model.isFree(phoneNumber)) return 'notFree'
  return {
    phoneNumber,
    ...request,
    country: stock.country,
    offeredCapabilities: offering.capabilities,
    cost: offering.cost,
    agreementToNotResellRequired: offering.agreementToNotResellRequired,
  }
}
