import fc from 'fast-check'
import { expect } from 'vitest'
import type { ModelCommand } from './command.ts'
import { MOST_SANDBOXES, type Places } from './places.ts'

export type PlacesCommand = fc.AsyncCommand<Places, Places>

const NAMES = ['one', 'two', 'three'] as const

function placesCommand(text: string, run: (places: Places) => Promise<void>): PlacesCommand {
  return { check: () => true, run, toString: () => text }
}

/** Gives the command to an inventory, the main one if `nth` is 0: the others do not notice. */
export function inPlace(nth: number, command: ModelCommand): PlacesCommand {
  return {
    check: (places) => command.check(places.nth(nth).model),
    async run(places) {
      const place = places.nth(nth)
      if (place.name !== 'main') places.tally.countCommand('sandbox', 'used')
      await places.use(place, () => command.run(place.model, place.real))
      await places.checkOthers(place)
    },
    toString: () => `${nth === 0 ? '' : `sandbox ${nth}: `}${command}`,
  }
}

export const createSandboxCommand: fc.Arbitrary<PlacesCommand> = fc
  .tuple(fc.constantFrom(...NAMES), fc.constantFrom(60_000, 3_600_000))
  .map(([name, ttlMs]) =>
    placesCommand(`createSandbox(${name}, ${ttlMs})`, async (places) => {
      const isFull = places.all().length > MOST_SANDBOXES
      const expected = places.has(name) ? 'exists' : isFull ? 'tooMany' : 'created'
      expect(await places.create(name, ttlMs)).toBe(expected)
      places.tally.countCommand('sandbox', expected)
      await places.checkAll()
    }),
  )

/** To end a sandbox that is not there is no error. */
export const endSandboxCommand: fc.Arbitrary<PlacesCommand> = fc.constantFrom(...NAMES).map((name) =>
  placesCommand(`endSandbox(${name})`, async (places) => {
    places.tally.countCommand('sandbox', places.has(name) ? 'ended' : 'nothing there')
    await places.end(name)
    await places.checkOthers(undefined)
  }),
)
