import type fc from 'fast-check'
import { checkInvariants } from '../check-invariants.ts'
import type { Model } from '../model.ts'
import type { Served } from './served.ts'

export type HttpCommand = fc.AsyncCommand<Model, Served>

/** A command that is sent over HTTP; see `command`. */
export function httpCommand(
  name: string,
  parameters: string,
  run: (model: Model, served: Served) => Promise<string>,
  isOfUse: (model: Readonly<Model>) => boolean = () => true,
): HttpCommand {
  return {
    check: isOfUse,
    async run(model, served) {
      served.tally.countCommand(`HTTP ${name}`, await run(model, served))
      await checkInvariants(model, served)
    },
    toString: () => `${name}(${parameters})`,
  }
}
