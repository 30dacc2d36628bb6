import fc from 'fast-check'
import { command, type ModelCommand } from './command.ts'

/** Lets time pass: a random while, or until about the next instant at which something changes by itself. */
export const waitCommand: fc.Arbitrary<ModelCommand> = fc
  .oneof(
    { weight: 1, arbitrary: fc.record({ ms: fc.nat(20 * 60_000) }) },
    { weight: 4, arbitrary: fc.record({ nth: fc.nat(2), off: fc.constantFrom(-1, 0, 0, 1) }) },
  )
  .map((wait) =>
    command(`wait(${JSON.stringify(wait)})`, async (model, { store }) => {
      const changes = model.nextChanges()
      const to =
        'ms' in wait ? model.now + wait.ms : (changes[wait.nth] ?? changes[0] ?? model.now) + wait.off
      model.now = Math.max(model.now, to)
      await store.setClock({ mode: 'frozen', at: model.now })
    }),
  )
