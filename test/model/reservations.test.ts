import fc from 'fast-check'
import { describe, it } from 'vitest'
import { FILLS } from '../../src/numbering/fill.ts'
import { STORE_KINDS } from '../support/stores.ts'
import { addStockCommand } from './add-stock-command.ts'
import { cancelCommand } from './cancel-command.ts'
import { finishCommand } from './finish-command.ts'
import { Model } from './model.ts'
import { HOLD_MS, openInventory } from './open-inventory.ts'
import { releaseCommand } from './owned-commands.ts'
import { purchaseCommand } from './purchase-command.ts'
import {
  cancelReservationCommand,
  purchaseReservationCommand,
  raceCommand,
  waitMonthCommand,
} from './reservation-commands.ts'
import { keepCommand, reserveCommand } from './reserve-command.ts'
import { runParameters, SHRINKING_MS } from './run-parameters.ts'
import { searchCommand } from './search-command.ts'
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
      const real = await openInventory(kind, agingMs, fill)
      try {
        await fc.asyncModelRun(() => ({ model: new Model(agingMs), real }), someCommands)
      } finally {
        await real.store.close()
      }
    })
    await fc.assert(property, runParameters(kind.name.includes('memory') ? 80 : 8))
  })
})
