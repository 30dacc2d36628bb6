import fc from 'fast-check'
import { expect } from 'vitest'
import { getOperation } from '../../../src/inventory/get-operation.ts'
import { reservationTarget } from '../../http/support/reservations.ts'
import { aim, canAim, type Target, target, textOf } from '../command.ts'
import type { Model } from '../model.ts'
import { cancelReservationInModel, purchaseReservationInModel } from '../reservation-commands.ts'
import { RESERVATION_IDS, reserveInModel, wishes } from '../reserve-command.ts'
import { RESOURCES } from '../world.ts'
import { type HttpCommand, httpCommand } from './http-command.ts'
import { sendUntilAnswered } from './send-until-answered.ts'

/** A change of a reservation whose answer is lost changes it once, and is answered as the first time. */
export const httpReserveCommand: fc.Arbitrary<HttpCommand> = fc
  .tuple(fc.constantFrom(...RESOURCES), fc.constantFrom(...RESERVATION_IDS), wishes)
  .map(([resource, id, entries]) =>
    httpCommand('reserve', `${resource}, ${id.at(-1)}, ${JSON.stringify(entries)}`, async (model, served) => {
      const wish = new Map(entries)
      const phoneNumbers = Object.fromEntries(
        entries.map(([number, terms]) => {
          if (terms === null) return [number.slice(1), null]
          const { country: countryCode, numberType: phoneNumberType, ...rest } = terms
          return [number.slice(1), { countryCode, phoneNumberType, ...rest }]
        }),
      )
      const prepared = served.prepare(resource, 'PATCH', reservationTarget(id), { phoneNumbers })
      const subjects = model.subjectsOf([...wish.keys()])
      const request = { operation: 'CreateOrUpdateReservation', resource, subjects }
      let first: ReturnType<typeof reserveInModel> | undefined
      const reply = await sendUntilAnswered(model, served, { request, prepared }, () => {
        const expected = reserveInModel(model, served.inventory, resource, id, wish)
        first ??= expected
      })
      expect(reply.status).toBe(statusOf(first))
      return String(reply.status)
    }),
  )

function statusOf({ failed, created }: Partial<ReturnType<typeof reserveInModel>> = {}): number {
  if (failed === undefined) return 400
  if (failed.size > 0) return 207
  return created ? 201 : 200
}

function aimAtReservation(model: Model, target: Target) {
  const { key, resource } = aim(model.reservations, target)
  const { id = RESERVATION_IDS[0] ?? '' } = model.reservations.get(key ?? '')?.reservation ?? {}
  // Both resources may have a reservation of this id.
  const { phoneNumbers = [] } = model.reservations.get(`${resource} ${id}`)?.reservation ?? {}
  return { id, resource, subjects: model.subjectsOf(phoneNumbers.map(({ phoneNumber }) => phoneNumber)) }
}

/** A purchase of a reservation whose answer is lost buys once. */
export const httpBuyReservationCommand: fc.Arbitrary<HttpCommand> = target.map((target) =>
  httpCommand(
    'buyReservation',
    textOf(target),
    async (model, served) => {
      const { id, resource, subjects } = aimAtReservation(model, target)
      const path = reservationTarget(`${id}/:purchase`)
      const prepared = served.prepare(resource, 'POST', path, { agreeToNotResell: true })
      const request = { operation: 'PurchaseReservation', resource, subjects }
      let expected = ''
      const reply = await sendUntilAnswered(model, served, { request, prepared }, (forced) => {
        expected = purchaseReservationInModel(model, resource, id, { agreed: true, forced })
      })
      expect(reply.status).toBe(
        expected === 'purchased' ? 202 : expected === 'reservationNotFound' ? 404 : 400,
      )
      const operation = await getOperation(served.inventory, resource, `reservationPurchase_${id}`)
      expect(operation !== undefined).toBe(expected === 'purchased')
      return expected
    },
    (model) => canAim(model.reservations, target),
  ),
)

/** A deletion whose answer is lost deletes once, and is answered as the first time. */
export const httpDeleteReservationCommand: fc.Arbitrary<HttpCommand> = target.map((target) =>
  httpCommand(
    'deleteReservation',
    textOf(target),
    async (model, served) => {
      const { id, resource, subjects } = aimAtReservation(model, target)
      const prepared = served.prepare(resource, 'DELETE', reservationTarget(id))
      const request = { operation: 'DeleteReservation', resource, subjects }
      let expected = ''
      const reply = await sendUntilAnswered(model, served, { request, prepared }, () => {
        expected = cancelReservationInModel(model, `${resource} ${id}`)
      })
      expect(reply.status).toBe(
        expected === 'cancelled' ? 204 : expected === 'reservationNotFound' ? 404 : 400,
      )
      return expected
    },
    (model) => canAim(model.reservations, target),
  ),
)
