import fc from 'fast-check'
import { describe, it } from 'vitest'
import { FILLS } from '../../src/numbering/fill.ts'
import { STORE_KINDS } from '../support/stores.ts'
import { addStockCommand } from './add-stock-command.ts'
import { cancelCommand } from './cancel-command.ts'
import { checkInvariants } from './check-invariants.ts'
import { addFaultCommand } from './fault-commands.ts'
import { finishCommand } from './finish-command.ts'
import { HOLD_MS } from './open-inventory.ts'
import { openKind } from './open-kind.ts'
import { releaseCommand } from './owned-commands.ts'
import { purchaseCommand } from './purchase-command.ts'
import {
  cancelReservationCommand,
  purchaseReservationCommand,
  raceCommand,
  waitMonthCommand,
} from './reservation-commands.ts'
import { keepCommand, reserveCommand } from './reserve-command.ts'
import { resetCommand } from './reset-command.ts'
import { runParameters, SHRINKING_MS } from './run-parameters.ts'
import { searchCommand } from './search-command.ts'
import { startModel } from './start-model.ts'
import { tidyCommand } from './tidy-command.ts'
import { waitCommand } from './wait-command.ts'

const commands = fc.commands(
  [
    reserveCommand,
    reserveCommand,
    reserveCommand,
    reserveCommand,
    purchaseReservationCommand,
    cancelReservationCommand,
    keepCommand,
    raceCommand,
    searchCommand,
    purchaseCommand,
    cancelCommand,
    releaseCommand,
    waitCommand,
    waitCommand,
    waitCommand,
    waitMonthCommand,
    resetCommand,
    addFaultCommand(),
    addFaultCommand(),
    addStockCommand,
    tidyCommand,
    finishCommand,
  ],
  { maxCommands: 40, size: 'max' },
)

/** Aging times: none, longer than a hold. */
const agingMs = fc.constantFrom(0, 2 * HOLD_MS)
const fill = fc.constantFrom(...FILLS)

describe.each(STORE_KINDS)('Reservations do the same as a few maps, $name', (kind) => {
  it('beside searches, whichever commands two resources give, and whenever', {
    timeout: SHRINKING_MS,
  }, async () => {
    const property = fc.asyncProperty(agingMs, fill, commands, async (agingMs, fill, someCommands) => {
      const real = await openKind(kind, { agingMs, fill })
      try {
        const model = await startModel(real, agingMs)
        await fc.asyncModelRun(() => ({ model, real }), someCommands)
        await checkInvariants(model, real, 'all')
      } finally {
        await real.inventory.store.close()
      }
    })
    await fc.assert(property, runParameters(kind.name.includes('memory') ? 80 : 8))
  })
})
