import fc from 'fast-check'
import { expect } from 'vitest'
import { release } from '../../src/inventory/release.ts'
import { updateCapabilities } from '../../src/inventory/update-capabilities.ts'
import { CAPABILITY_VALUES } from '../../src/numbering/capabilities.ts'
import { command, type ModelCommand, pick } from './command.ts'
import { forced, textOf } from './forced.ts'
import { includes } from './rules.ts'
import { RESOURCES, STOCKS } from './world.ts'

const NOWHERE = '+4915112345678'

const target = fc.record({
  resource: fc.constantFrom(...RESOURCES),
  nth: fc.nat(20),
  /** Any number of the world instead of an owned one. */
  any: fc.constantFrom(false, false, true),
  forced,
})
const ALL_NUMBERS = STOCKS.flatMap(({ numbers }) => numbers)

export const releaseCommand: fc.Arbitrary<ModelCommand> = target.map(({ resource, nth, any, forced }) =>
  command(
    `release(${resource}, number ${nth}${any ? ' of all' : ''}${textOf(forced)})`,
    async (model, inventory) => {
      const number = pick(any ? ALL_NUMBERS : model.owned.keys(), nth, NOWHERE)
      const owns = model.owned.get(number)?.resource === resource
      const { operation } = (await release(inventory, resource, number, { ...(forced && { forced }) })) ?? {}
      expect(operation).toMatchObject({ type: 'releasePhoneNumber', phoneNumber: number })
      expect(operation?.failure).toBe(owns ? forced?.error : 'numberNotFound')
      if (operation?.failure !== undefined) return
      model.owned.delete(number)
      model.agings.set(number, [...(model.agings.get(number) ?? []), model.now + model.agingMs])
      model.changes += 1
    },
  ),
)

const capability = fc.option(fc.constantFrom(...CAPABILITY_VALUES), { nil: undefined })

export const updateCommand: fc.Arbitrary<ModelCommand> = fc
  .tuple(target, capability, capability)
  .map(([{ resource, nth, any, forced }, calling, sms]) =>
    command(
      `update(${resource}, number ${nth}, ${calling}, ${sms}${textOf(forced)})`,
      async (model, inventory) => {
        const number = pick(any ? ALL_NUMBERS : model.owned.keys(), nth, NOWHERE)
        const patch = { ...(calling !== undefined && { calling }), ...(sms !== undefined && { sms }) }
        const origin = { ...(forced && { forced }) }
        const { kind } = await updateCapabilities(inventory, resource, number, patch, origin)
        const sold = model.owned.get(number)
        if (sold?.resource !== resource) return expect(kind).toBe('notOwned')
        const capabilities = { ...sold.owned.capabilities, ...patch }
        if (!includes(sold.owned.offeredCapabilities, capabilities)) return expect(kind).toBe('notOffered')
        expect(kind).toBe('updated')
        if (forced?.error !== undefined) return
        const before = sold.owned.capabilities
        if (capabilities.calling !== before.calling || capabilities.sms !== before.sms) model.changes += 1
        sold.owned = { ...sold.owned, capabilities }
      },
    ),
  )
