import fc from 'fast-check'
import { expect } from 'vitest'
import { resetInventory } from '../../src/control/state/reset-inventory.ts'
import { command, type ModelCommand } from './command.ts'

/** Puts the inventory back to its start, where the store keeps it. */
export const resetCommand: fc.Arbitrary<ModelCommand> = fc.constant(
  command('reset', '', async (model, _, real) => {
    const { kind } = await resetInventory(real)
    expect(kind).toBe(model.hasStart ? 'reset' : 'unsupported')
    if (model.hasStart) model.reset()
    return kind
  }),
)
