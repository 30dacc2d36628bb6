import fc from 'fast-check'
import { expect } from 'vitest'
import { command, type ModelCommand } from './command.ts'

const wait = fc.oneof(
  { weight: 1, arbitrary: fc.record({ ms: fc.nat(20 * 60_000) }) },
  { weight: 4, arbitrary: fc.record({ nth: fc.nat(2), off: fc.constantFrom(-1, 0, 0, 1) }) },
)

/**
 * Lets time pass: a random while, or until about the next instant at which something changes by itself. The clock is set
 * or advanced, and answers what the model says.
 */
export const waitCommand: fc.Arbitrary<ModelCommand> = fc
  .tuple(wait, fc.constantFrom('set', 'advance'))
  .map(([wait, how]) =>
    command(`wait(${JSON.stringify(wait)}, ${how})`, async (model, { store }) => {
      const [before, wereFree] = [model.now, model.freeNumbers().length]
      const wereHeld = [...model.searches.values()].filter(({ search }) => model.isHeld(search))
      const changes = model.nextChanges()
      const to =
        'ms' in wait ? model.now + wait.ms : (changes[wait.nth] ?? changes[0] ?? model.now) + wait.off
      model.now = Math.max(model.now, to)
      const answer = await (how === 'set'
        ? store.setClock({ mode: 'frozen', at: model.now })
        : store.advanceClock({ byMs: model.now - before }))
      const ended = wereHeld.filter(({ search }) => search.phoneNumbers.length > 0 && !model.isHeld(search))
      expect(answer).toMatchObject({
        kind: 'moved',
        now: model.now,
        counts: { holdsEnded: ended.length },
        numbersFree: model.freeNumbers().length - wereFree,
      })
    }),
  )
