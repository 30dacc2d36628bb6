import fc from 'fast-check'
import type { Inventory } from '../../src/inventory/inventory.ts'
import { checkInvariants } from './check-invariants.ts'
import type { Model } from './model.ts'
import type { Real } from './real.ts'
import { RESOURCES } from './world.ts'

export type ModelCommand = fc.AsyncCommand<Model, Real>

/**
 * A command. It does the same to the inventory and to the model, compares the
 * answer, and then compares everything that a client can see.
 *
 * @param run answers the outcome in a word or two
 * @param isOfUse whether the command has anything to be about; it is left out otherwise
 */
export function command(
  name: string,
  parameters: string,
  run: (model: Model, inventory: Inventory, real: Real) => Promise<string>,
  isOfUse: (model: Readonly<Model>) => boolean = () => true,
): ModelCommand {
  return {
    check: isOfUse,
    async run(model, real) {
      real.tally.countCommand(name, await run(model, real.inventory, real))
      await checkInvariants(model, real)
    },
    toString: () => `${name}(${parameters})`,
  }
}

/** Which of the records a command is about, and who gives it: mostly the one who has the record. */
export interface Target {
  /** Counted from the newest record. */
  readonly nth: number
  readonly by: 'owner' | 'other'
  readonly is: 'known' | 'unknown'
}

export const target: fc.Arbitrary<Target> = fc.record({
  nth: fc.nat(7),
  by: fc.constantFrom(...Array<'owner'>(7).fill('owner'), 'other'),
  is: fc.constantFrom(...Array<'known'>(9).fill('known'), 'unknown'),
})

/** The record of a target, and the resource that gives the command; no record if there is none, or an unknown one is meant. */
export function aim<T>(
  records: ReadonlyMap<T, { readonly resource: string }>,
  { nth, by, is }: Target,
): { readonly key: T | undefined; readonly resource: string } {
  const [first, second] = RESOURCES
  const [key, record] = (is === 'known' && [...records].at(-1 - (nth % records.size))) || []
  const owner = record?.resource ?? first
  return { key, resource: by === 'owner' ? owner : owner === first ? second : first }
}

/** Whether there is a record at which a command can be aimed, or an unknown one is meant. */
export function canAim(records: ReadonlyMap<unknown, unknown>, { is }: Target): boolean {
  return is === 'unknown' || records.size > 0
}

/** A target in the name of a command. */
export function textOf({ nth, by, is }: Target): string {
  return is === 'known' ? `${nth} by its ${by}` : `unknown ${nth} by ${by}`
}
