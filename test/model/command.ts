import type fc from 'fast-check'
import type { Inventory } from '../../src/inventory/inventory.ts'
import { checkInvariants } from './check-invariants.ts'
import type { Model } from './model.ts'

export type ModelCommand = fc.AsyncCommand<Model, Inventory>

/**
 * A command that can be given at any time. It does the same to the inventory and to the model, compares the
 * answer, and then compares everything that a client can see.
 */
export function command(
  text: string,
  run: (model: Model, inventory: Inventory) => Promise<void>,
): ModelCommand {
  return {
    check: () => true,
    async run(model, inventory) {
      await run(model, inventory)
      await checkInvariants(model, inventory)
    },
    toString: () => text,
  }
}

/** The nth of the choices, or `otherwise` if there is no choice or `nth` is 0. */
export function pick<T>(all: Iterable<T>, nth: number, otherwise: T): T {
  const list = [otherwise, ...all]
  return list[nth % list.length] ?? otherwise
}
