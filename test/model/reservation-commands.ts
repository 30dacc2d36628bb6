import fc from 'fast-check'
import { expect } from 'vitest'
import { cancelReservation } from '../../src/inventory/cancel-reservation.ts'
import { getOperation } from '../../src/inventory/get-operation.ts'
import { getReservation } from '../../src/inventory/get-reservation.ts'
import { purchaseReservation } from '../../src/inventory/purchase-reservation.ts'
import { reserve } from '../../src/inventory/reserve.ts'
import type { ForcedOutcome } from '../../src/numbering/forced-outcome.ts'
import { RESERVATION_KEPT_MS } from '../../src/numbering/reservation.ts'
import { aim, canAim, command, type ModelCommand, type Target, target, textOf } from './command.ts'
import { endOf, forcedBy } from './forced.ts'
import type { Model } from './model.ts'
import { holdEnd, isBought } from './model-facts.ts'
import { RESERVATION_IDS } from './reserve-command.ts'
import { RESOURCES } from './world.ts'

const anyId = fc.constantFrom(...RESERVATION_IDS)

function aimAtReservation(model: Model, target: Target, anyId: string) {
  const { key, resource } = aim(model.reservations, target)
  return { id: model.reservations.get(key ?? '')?.reservation.id ?? anyId, resource }
}

export const purchaseReservationCommand: fc.Arbitrary<ModelCommand> = fc
  .record({ target, anyId, agreeToNotResell: fc.constantFrom(true, true, false) })
  .map(({ target, anyId, agreeToNotResell }) =>
    command(
      'purchaseReservation',
      `${textOf(target)}, ${agreeToNotResell}`,
      async (model, inventory, real) => {
        const { id, resource } = aimAtReservation(model, target, anyId)
        const reserved = model.reservations.get(`${resource} ${id}`)?.reservation.phoneNumbers ?? []
        const forced = await forcedBy(model, real, {
          operation: 'PurchaseReservation',
          resource,
          named: { kind: 'reservation', reservationId: id },
          subjects: model.subjectsOf(reserved.map(({ phoneNumber }) => phoneNumber)),
        })
        const operationId = `reservationPurchase_${id}`
        const before = await getOperation(inventory, resource, operationId)
        const expected = purchaseReservationInModel(model, resource, id, { agreed: agreeToNotResell, forced })
        const request = { reservationId: id, agreeToNotResell, ...(forced && { forced }) }
        const answer = await purchaseReservation(inventory, resource, request)
        expect(answer.kind).toBe(expected)
        const after = await getOperation(inventory, resource, operationId)
        expect(after?.value).toEqual(answer.kind === 'purchased' ? answer.operation : undefined)
        if (before !== undefined) expect(after).toEqual(before)
        if (before !== undefined) return 'sent again'
        const failure = after?.value.failure
        return failure === undefined ? answer.kind : `failed with ${failure}`
      },
      (model) => canAim(model.reservations, target),
    ),
  )

export const cancelReservationCommand: fc.Arbitrary<ModelCommand> = fc
  .record({ target, anyId })
  .map(({ target, anyId }) =>
    command(
      'cancelReservation',
      textOf(target),
      async (model, inventory) => {
        const { id, resource } = aimAtReservation(model, target, anyId)
        const wasThere = model.reservations.has(`${resource} ${id}`)
        const { kind } = await cancelReservation(inventory, resource, id)
        const expected = cancelReservationInModel(model, `${resource} ${id}`)
        expect(kind).toBe(expected)
        if (expected !== 'cancelled') return expected
        expect(await getReservation(inventory, resource, id)).toBeUndefined()
        return wasThere ? expected : `${expected}, sent again`
      },
      (model) => canAim(model.reservations, target),
    ),
  )

/** @param key the resource and the id */
export function cancelReservationInModel(model: Model, key: string): string {
  const found = model.reservations.get(key)?.reservation
  if (found === undefined) return model.deleted.has(key) ? 'cancelled' : 'reservationNotFound'
  if (!model.isActive(found)) return 'notActive'
  for (const { phoneNumber } of found.phoneNumbers) model.giveBack(phoneNumber, model.now)
  model.reservations.delete(key)
  model.deleted.add(key)
  if (found.phoneNumbers.length > 0) model.changes += 1
  return 'cancelled'
}

/** A month later every reservation is gone, and bought numbers are still owned. */
export const waitMonthCommand: fc.Arbitrary<ModelCommand> = fc.constant(
  command('waitMonth', '', async (model, inventory) => {
    model.freezeAt(model.now + RESERVATION_KEPT_MS)
    await inventory.store.setClock({ mode: 'frozen', at: model.now })
    for (const { resource, reservation } of model.reservations.values()) {
      expect(await getReservation(inventory, resource, reservation.id)).toBeUndefined()
      if (reservation.purchasedAt !== undefined) continue
      for (const { phoneNumber } of reservation.phoneNumbers) {
        model.giveBack(phoneNumber, holdEnd(reservation))
      }
    }
    model.reservations.clear()
    model.deleted.clear()
    return 'forgotten'
  }),
)

/**
 * Both resources ask for all numbers of a stock at the same moment: each number goes to one of them, and the
 * other is told.
 */
export const raceCommand: fc.Arbitrary<ModelCommand> = fc.constant(
  command('race', '', async (model, inventory) => {
    const id = '0000cafe-0000-4000-8000-00000000000f'
    const terms = { country: 'US', numberType: 'geographic', assignmentType: 'application' } as const
    const numbers = [...model.stockOf].filter(([, { areaCode }]) => areaCode === '425')
    const patch = new Map(
      numbers.map(([number, { capabilities }]) => [number, { ...terms, capabilities }] as const),
    )
    if (RESOURCES.some((resource) => model.reservations.has(`${resource} ${id}`))) return 'raced before'
    const free = numbers.map(([number]) => number).filter((number) => model.isFree(number))
    const answers = await Promise.all(
      [...RESOURCES, ...RESOURCES].map(async (resource) => ({
        resource,
        answer: await reserve(inventory, resource, id, patch),
      })),
    )
    for (const { resource, answer } of answers) {
      if (answer.kind !== 'reserved') throw new Error(answer.kind)
      model.reservations.set(`${resource} ${id}`, { resource, reservation: answer.reservation.value })
      const got = answer.reservation.value.phoneNumbers
      expect(got.length + answer.failed.size).toBe(numbers.length)
    }
    const held = RESOURCES.flatMap((resource) => {
      const { phoneNumbers = [] } = model.reservations.get(`${resource} ${id}`)?.reservation ?? {}
      return phoneNumbers.map(({ phoneNumber }) => phoneNumber)
    })
    expect(held.toSorted()).toEqual(free.toSorted())
    const made = RESOURCES.filter(
      (resource) => model.reservations.get(`${resource} ${id}`)?.reservation.phoneNumbers.length !== 0,
    )
    model.changes += made.length

    // The reservation is deleted and bought at the same moment: one of the two happens.
    const [bought, deleted] = await Promise.all([
      purchaseReservation(inventory, 'contoso', { reservationId: id, agreeToNotResell: true }),
      cancelReservation(inventory, 'contoso', id),
    ])
    const contosos = model.reservations.get(`contoso ${id}`)?.reservation.phoneNumbers ?? []
    if (bought.kind === 'purchased') {
      expect(deleted.kind).toBe('notActive')
      purchaseReservationInModel(model, 'contoso', id, { agreed: true })
    } else {
      expect([bought.kind, deleted.kind]).toEqual([
        contosos.length === 0 ? expect.any(String) : 'reservationNotFound',
        'cancelled',
      ])
      for (const { phoneNumber } of contosos) model.giveBack(phoneNumber, model.now)
      model.reservations.delete(`contoso ${id}`)
      model.deleted.add(`contoso ${id}`)
      if (contosos.length > 0) model.changes += 1
    }
    return bought.kind === 'purchased' ? 'bought' : 'deleted'
  }),
)

export function purchaseReservationInModel(
  model: Model,
  resource: string,
  id: string,
  { agreed, forced: given }: { agreed: boolean; forced?: ForcedOutcome | undefined },
): string {
  const found = model.reservations.get(`${resource} ${id}`)
  if (found === undefined) return 'reservationNotFound'
  const forced = given ?? {}
  const { reservation } = found
  if (isBought(reservation)) return 'purchased'
  if (!model.isActive(reservation)) return 'notActive'
  if (forced.expires) {
    model.use(given)
    found.reservation = { ...reservation, expiresAt: model.now }
    if (reservation.phoneNumbers.length > 0) model.changes += 1
    return 'notActive'
  }
  if (reservation.phoneNumbers.length === 0) return 'nothingReserved'
  if (!agreed && reservation.phoneNumbers.some((each) => each.agreementToNotResellRequired)) {
    return 'agreementRequired'
  }
  const { error, rule } = forced
  model.use(given)
  const [now, forgottenAt] = [model.now, reservation.createdAt + RESERVATION_KEPT_MS]
  const endsAt = endOf(forced, now)
  const purchase = { startsAt: now, endsAt: error === undefined ? endsAt : Math.min(endsAt, forgottenAt) }
  if (rule !== undefined) found.rule = rule
  model.changes += 1
  if (error !== undefined) {
    const purchaseFailure = { error, acceptedAt: now, failsAt: purchase.endsAt }
    found.reservation = { ...reservation, purchaseFailure, purchase }
    return 'purchased'
  }
  const purchasedAt = now
  found.reservation = { ...reservation, purchasedAt, purchase }
  for (const { agreementToNotResellRequired: _, ...terms } of reservation.phoneNumbers) {
    model.owned.set(terms.phoneNumber, { resource, owned: { ...terms, purchasedAt } })
  }
  return 'purchased'
}
