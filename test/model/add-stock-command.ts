import fc from 'fast-check'
import { expect } from 'vitest'
import { command, type ModelCommand } from './command.ts'
import { BLOCKS } from './world.ts'

/** Adds all stock again: existing numbers, in any state, are neither counted nor changed, and the trail stays as it is. */
export const addStockCommand: fc.Arbitrary<ModelCommand> = fc.constant(
  command('addStock', '', async (_, { store }) => {
    expect(await store.addStock(BLOCKS)).toBe(0)
    return 'nothing new'
  }),
)
