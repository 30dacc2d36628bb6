import fc from 'fast-check'
import { FILLS } from '../../src/numbering/fill.ts'
import { addStockCommand } from './add-stock-command.ts'
import { cancelCommand } from './cancel-command.ts'
import type { ModelCommand } from './command.ts'
import { addFaultCommand, forcingRule, removeFaultCommand } from './fault-commands.ts'
import { finishCommand } from './finish-command.ts'
import { HOLD_MS } from './open-inventory.ts'
import { operatorCommand } from './operator-command.ts'
import { releaseCommand, updateCommand } from './owned-commands.ts'
import { createSandboxCommand, endSandboxCommand, inPlace } from './place-commands.ts'
import { type OpenStore, Places, type Surroundings } from './places.ts'
import { purchaseCommand } from './purchase-command.ts'
import {
  cancelReservationCommand,
  purchaseReservationCommand,
  raceCommand,
  waitMonthCommand,
} from './reservation-commands.ts'
import { reserveCommand } from './reserve-command.ts'
import { resetCommand } from './reset-command.ts'
import { searchCommand } from './search-command.ts'
import { storageFault } from './storage-fault-command.ts'
import { tidyCommand } from './tidy-command.ts'
import { passCommand, setBackCommand, waitCommand } from './wait-command.ts'

/** Each of them is one change of the store. */
const change = fc.oneof(
  searchCommand,
  purchaseCommand,
  cancelCommand,
  releaseCommand,
  updateCommand,
  operatorCommand,
  reserveCommand,
  purchaseReservationCommand,
  cancelReservationCommand,
)

/** How many commands a history has at most. */
const MOST_COMMANDS = 40

/** Commands for one inventory. */
function inventoryCommands(addFault: fc.Arbitrary<ModelCommand>): fc.Arbitrary<ModelCommand> {
  return fc.oneof(
    { weight: 20, arbitrary: searchCommand },
    { weight: 12, arbitrary: purchaseCommand },
    { weight: 4, arbitrary: cancelCommand },
    { weight: 6, arbitrary: releaseCommand },
    { weight: 3, arbitrary: updateCommand },
    { weight: 8, arbitrary: operatorCommand },
    { weight: 10, arbitrary: waitCommand },
    { weight: 1, arbitrary: passCommand },
    { weight: 1, arbitrary: setBackCommand },
    { weight: 8, arbitrary: addFault },
    { weight: 2, arbitrary: removeFaultCommand },
    { weight: 3, arbitrary: finishCommand },
    { weight: 2, arbitrary: resetCommand },
    { weight: 6, arbitrary: reserveCommand },
    { weight: 5, arbitrary: purchaseReservationCommand },
    { weight: 2, arbitrary: cancelReservationCommand },
    { weight: 1, arbitrary: raceCommand },
    { weight: 1, arbitrary: waitMonthCommand },
    { weight: 1, arbitrary: addStockCommand },
    { weight: 2, arbitrary: tidyCommand },
    { weight: 4, arbitrary: storageFault(change) },
  )
}

/**
 * The commands of a history. Without the bias of fast-check, which prefers short histories: nothing is sold out in them,
 * and little can be bought.
 */
function commandsWith(addFault: fc.Arbitrary<ModelCommand>) {
  const some = fc
    .tuple(fc.constantFrom(0, 0, 0, 1, 2), inventoryCommands(addFault))
    .map(([nth, command]) => inPlace(nth, command))
  const all = [...Array.from({ length: 30 }, () => some), createSandboxCommand, endSandboxCommand]
  return fc.noBias(fc.commands(all, { maxCommands: MOST_COMMANDS, size: 'max' }))
}

/** The first commands, so that most of the later ones have something to be about. */
function openingWith(addFault: fc.Arbitrary<ModelCommand>) {
  const first = fc.oneof(
    { weight: 4, arbitrary: searchCommand },
    { weight: 2, arbitrary: reserveCommand },
    { weight: 3, arbitrary: addFault },
  )
  const opening = first.map((command) => inPlace(0, command))
  return fc.noBias(fc.array(opening, { maxLength: 5, size: 'max' }))
}

export const terms = fc.record({
  /** None, shorter than a hold, longer than a hold. */
  agingMs: fc.constantFrom(0, 60_000, 2 * HOLD_MS),
  fill: fc.constantFrom(...FILLS),
})

/**
 * One history of an inventory and its sandboxes: commands of every kind, each compared with the model.
 *
 * @param openStore opens an empty store in memory, by the clocks of the machine
 * @param rules the fault rules that it may have
 */
export function history(openStore: OpenStore, surroundings: Surroundings, rules = forcingRule) {
  const addFault = addFaultCommand(rules)
  const [opening, commands] = [openingWith(addFault), commandsWith(addFault)]
  return fc.asyncProperty(terms, opening, commands, async (terms, opening, commands) => {
    const places = await Places.open(openStore, terms, surroundings)
    const setup = () => ({ model: places, real: places })
    try {
      await fc.asyncModelRun(setup, opening)
      await fc.asyncModelRun(setup, commands)
      await places.checkAll()
    } finally {
      await places.close()
    }
  })
}
