import fc from 'fast-check'
import { expect } from 'vitest'
import { StorageError } from '../../src/storage/port/storage-error.ts'
import { checkInvariants } from './check-invariants.ts'
import type { ModelCommand } from './command.ts'

/** More than the statements of most commands, so that the fault comes at any place, or not at all. */
const MOST_STATEMENTS = 12

/**
 * One of the commands while the disk fails at one statement: the command fails as a whole, and has changed nothing.
 *
 * @param commands each does one change of the store
 */
export function storageFault(commands: fc.Arbitrary<ModelCommand>): fc.Arbitrary<ModelCommand> {
  return fc.tuple(fc.integer({ min: 1, max: MOST_STATEMENTS }), commands).map(([nth, command]) => ({
    check: (model) => command.check(model),
    async run(model, real) {
      const before = model.facts()
      real.disk?.failAt(nth)
      const failure = await command.run(model, real).then(
        () => undefined,
        (error: unknown) => error,
      )
      if (real.disk?.mend()) {
        expect(failure).toBeInstanceOf(StorageError)
        model.putBack(before)
        real.tally.countFault('storage fault')
        await checkInvariants(model, real)
      } else if (failure !== undefined) throw failure
    },
    toString: () => `storageFault(${nth}, ${command})`,
  }))
}
