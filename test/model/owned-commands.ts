import fc from 'fast-check'
import { expect } from 'vitest'
import type { LongRunning } from '../../src/control/faults/fault-operations.ts'
import { release } from '../../src/inventory/release.ts'
import { updateCapabilities } from '../../src/inventory/update-capabilities.ts'
import { CAPABILITY_VALUES, type Capabilities } from '../../src/numbering/capabilities.ts'
import type { ForcedOutcome } from '../../src/numbering/forced-outcome.ts'
import type { PhoneNumber } from '../../src/numbering/phone-number.ts'
import { aim, canAim, command, type ModelCommand, target, textOf } from './command.ts'
import { forcedBy } from './forced.ts'
import type { Model } from './model.ts'
import type { Real } from './real.ts'
import { includes } from './rules.ts'
import { STOCKS } from './world.ts'

/** The numbers of the world, owned or not, and one that is not in the world. */
const anyNumber = fc.constantFrom<PhoneNumber>(...STOCKS.flatMap(({ numbers }) => numbers), '+4915112345678')

export const releaseCommand: fc.Arbitrary<ModelCommand> = fc.tuple(target, anyNumber).map(([target, any]) =>
  command(
    'release',
    `${textOf(target)} or ${any}`,
    async (model, inventory, real) => {
      const { key: number = any, resource } = aim(model.owned, target)
      const forced = await forcedUpon(model, real, { operation: 'ReleasePhoneNumber', resource, number })
      const released = await release(inventory, resource, number, { ...(forced && { forced }) })
      if (released.kind !== 'accepted') throw new Error(`The release was refused: ${released.kind}`)
      const { operation } = released
      expect(operation).toMatchObject({ type: 'releasePhoneNumber', phoneNumber: number })
      const failure = releaseInModel(model, resource, number, forced)
      expect(operation.failure).toBe(failure)
      return failure === undefined ? 'released' : `failed with ${failure}`
    },
    (model) => canAim(model.owned, target),
  ),
)

/** Answers how the release fails; nothing if it gives the number back. */
export function releaseInModel(
  model: Model,
  resource: string,
  number: PhoneNumber,
  forced: ForcedOutcome | undefined,
): string | undefined {
  const sold = model.owned.get(number)
  if (sold?.resource !== resource) return 'numberNotFound'
  model.use(forced)
  if (forced?.error !== undefined) return forced.error
  model.owned.delete(number)
  model.former.set(number, { ...sold })
  model.giveBack(number, model.now + model.agingMs)
  model.changes += 1
  return undefined
}

const capability = fc.option(fc.constantFrom(...CAPABILITY_VALUES), { nil: undefined })

export const updateCommand: fc.Arbitrary<ModelCommand> = fc
  .tuple(target, anyNumber, capability, capability)
  .map(([target, any, calling, sms]) =>
    command(
      'update',
      `${textOf(target)} or ${any}, ${calling}, ${sms}`,
      async (model, inventory, real) => {
        const { key: number = any, resource } = aim(model.owned, target)
        const forced = await forcedUpon(model, real, { operation: 'UpdateCapabilities', resource, number })
        const patch = { ...(calling !== undefined && { calling }), ...(sms !== undefined && { sms }) }
        const origin = { ...(forced && { forced }) }
        const { kind } = await updateCapabilities(inventory, resource, number, patch, origin)
        const fails = forced?.error !== undefined
        const expected = updateInModel(model, resource, number, { patch, fails })
        expect(kind).toBe(expected)
        if (expected === 'updated') model.use(forced)
        return expected === 'updated' && fails ? `failed with ${forced.error}` : expected
      },
      (model) => canAim(model.owned, target),
    ),
  )

function updateInModel(
  model: Model,
  resource: string,
  number: PhoneNumber,
  { patch, fails }: { patch: Partial<Capabilities>; fails: boolean },
): 'notOwned' | 'notOffered' | 'updated' {
  const sold = model.owned.get(number)
  if (sold?.resource !== resource) return 'notOwned'
  const before = sold.owned.capabilities
  const capabilities = { ...before, ...patch }
  if (!includes(sold.owned.offeredCapabilities, capabilities)) return 'notOffered'
  if (fails) return 'updated'
  if (capabilities.calling !== before.calling || capabilities.sms !== before.sms) model.changes += 1
  sold.owned = { ...sold.owned, capabilities }
  return 'updated'
}

function forcedUpon(
  model: Model,
  real: Real,
  { operation, resource, number }: { operation: LongRunning; resource: string; number: PhoneNumber },
) {
  return forcedBy(model, real, {
    operation,
    resource,
    named: { kind: 'numbers', phoneNumbers: [number] },
    subjects: model.subjectsOf([number]),
  })
}
