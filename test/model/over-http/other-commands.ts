import fc from 'fast-check'
import { expect } from 'vitest'
import type { FaultDocument, FaultEffect } from '../../../src/control/faults/fault-document.ts'
import { getOperation } from '../../../src/inventory/get-operation.ts'
import type { PhoneNumber } from '../../../src/numbering/phone-number.ts'
import { at, headerOf } from '../../http/support/operations.ts'
import { aim, canAim, target, textOf } from '../command.ts'
import { forcingRule, RULES } from '../fault-commands.ts'
import { releaseInModel } from '../owned-commands.ts'
import { RESOURCES, STOCKS } from '../world.ts'
import { type HttpCommand, httpCommand } from './http-command.ts'
import { sendUntilAnswered } from './send-until-answered.ts'

const anyNumber = fc.constantFrom<PhoneNumber>(...STOCKS.flatMap(({ numbers }) => numbers))

/** A release whose answer is lost releases once, however often it is sent. */
export const httpReleaseCommand: fc.Arbitrary<HttpCommand> = fc
  .tuple(target, anyNumber)
  .map(([target, any]) =>
    httpCommand(
      'release',
      `${textOf(target)} or ${any}`,
      async (model, served) => {
        const { key: number = any, resource } = aim(model.owned, target)
        const prepared = served.prepare(resource, 'DELETE', at(`/phoneNumbers/${encodeURIComponent(number)}`))
        const request = { operation: 'ReleasePhoneNumber', resource, subjects: model.subjectsOf([number]) }
        let first: { readonly failure: string | undefined } | undefined
        const reply = await sendUntilAnswered(model, served, { request, prepared }, (forced) => {
          first ??= { failure: releaseInModel(model, resource, number, forced) }
        })
        expect(reply.status).toBe(202)
        const operation = await getOperation(served.inventory, resource, headerOf(reply, 'operation-id'))
        expect(operation?.value.failure).toBe(first?.failure)
        return first?.failure === undefined ? 'released' : `failed with ${first.failure}`
      },
      (model) => canAim(model.owned, target),
    ),
  )

/** The effects that only a request over HTTP can show. */
export const HTTP_EFFECTS: readonly FaultEffect[] = [
  { status: 429, retryAfter: 1 },
  { status: 500, retryAfter: 1 },
  { status: 503, retryAfter: 1 },
  { drop: 'before' },
  { drop: 'after' },
  { drop: 'after', latency: '200ms' },
  { slowBody: { bytesPerSecond: 100 } },
  { cutBody: { bytes: 5 } },
  { cutBody: { fraction: 0.5 } },
  { latency: '200ms' },
  { latency: { from: '100ms', to: '300ms' } },
]

const operation = fc.constantFrom(
  undefined,
  undefined,
  'SearchAvailablePhoneNumbers',
  'PurchasePhoneNumbers',
  'ReleasePhoneNumber',
  'ReleasePhoneNumber',
  'CancelOperation',
)

/** A rule that hits a few times, so that a client that sends again comes to its end. */
const httpRule: fc.Arbitrary<FaultDocument> = fc
  .record({
    // A lost answer to work that was done is what a client can do the most harm with.
    effect: fc.oneof(fc.constant<FaultEffect>({ drop: 'after' }), fc.constantFrom(...HTTP_EFFECTS)),
    operation,
    resource: fc.constantFrom(undefined, undefined, ...RESOURCES),
    times: fc.constantFrom(1, 2),
    skip: fc.constantFrom(0, 0, 1),
  })
  .map(({ operation, resource, ...rest }) => ({
    match: { ...(operation !== undefined && { operation }), ...(resource !== undefined && { resource }) },
    ...rest,
  }))

/** Mostly what only HTTP can show. */
export const anyHttpRule = fc.oneof(
  { weight: 3, arbitrary: httpRule },
  // Chance would have to be asked for each sending.
  { weight: 1, arbitrary: forcingRule.filter(({ probability }) => probability === undefined) },
)

export function httpAddFaultCommand(rules: fc.Arbitrary<FaultDocument>): fc.Arbitrary<HttpCommand> {
  return fc.tuple(fc.constantFrom(...RULES), rules).map(([id, rule]) =>
    httpCommand('addFault', `${id}, ${JSON.stringify(rule)}`, async (model, { operator }) => {
      const { status } = await operator('POST', '/_holdline/faults', { body: { id, ...rule } })
      expect(status).toBe(model.rules.has(id) ? 409 : 201)
      if (status === 201) model.rules.add(id, rule, model.now)
      return status === 201 ? 'added' : 'taken'
    }),
  )
}

export const httpRemoveFaultCommand: fc.Arbitrary<HttpCommand> = fc.constantFrom(...RULES).map((id) =>
  httpCommand('removeFault', id, async (model, { operator }) => {
    const { status } = await operator('DELETE', `/_holdline/faults/${id}`)
    expect(status).toBe(204)
    const isThere = model.rules.has(id)
    model.rules.remove(id)
    return isThere ? 'removed' : 'nothing there'
  }),
)

/** The disk fails at the nth statement from now on that writes. */
export const breakDiskCommand: fc.Arbitrary<HttpCommand> = fc.integer({ min: 1, max: 6 }).map((nth) =>
  httpCommand('breakDisk', String(nth), async (_, { disk }) => {
    disk.failAt(nth)
    return 'broken'
  }),
)

/** Advances the clock to about the next instant at which something changes by itself. */
export const httpAdvanceCommand: fc.Arbitrary<HttpCommand> = fc
  .tuple(fc.nat(2), fc.constantFrom(-1, 0, 0, 1))
  .map(([nth, off]) =>
    httpCommand('advance', `${nth}, ${off}`, async (model, { operator, disk }) => {
      disk.mend()
      const changes = model.nextChanges()
      const byMs = Math.max(0, (changes[nth] ?? changes[0] ?? model.now) + off - model.now)
      const { status } = await operator('POST', '/_holdline/clock/advance', { body: { by: `${byMs}ms` } })
      expect(status).toBe(200)
      model.advance(byMs)
      return 'advanced'
    }),
  )

export const httpResetCommand: fc.Arbitrary<HttpCommand> = fc.constant(
  httpCommand('reset', '', async (model, { operator, disk }) => {
    disk.mend()
    expect((await operator('POST', '/_holdline/reset')).status).toBe(204)
    model.reset()
    return 'reset'
  }),
)
