import fc from 'fast-check'
import { describe, it } from 'vitest'
import { FILLS } from '../../src/numbering/fill.ts'
import { STORE_KINDS } from '../support/stores.ts'
import { addStockCommand } from './add-stock-command.ts'
import { cancelCommand } from './cancel-command.ts'
import { checkInvariants } from './check-invariants.ts'
import { addFaultCommand, removeFaultCommand } from './fault-commands.ts'
import { finishCommand } from './finish-command.ts'
import { HOLD_MS } from './open-inventory.ts'
import { openKind } from './open-kind.ts'
import { releaseCommand, updateCommand } from './owned-commands.ts'
import { purchaseCommand } from './purchase-command.ts'
import { resetCommand } from './reset-command.ts'
import { runParameters, SHRINKING_MS } from './run-parameters.ts'
import { searchCommand } from './search-command.ts'
import { startModel } from './start-model.ts'
import { tidyCommand } from './tidy-command.ts'
import { passCommand, setBackCommand, waitCommand } from './wait-command.ts'

const commands = fc.commands(
  [
    searchCommand,
    searchCommand,
    searchCommand,
    purchaseCommand,
    purchaseCommand,
    cancelCommand,
    releaseCommand,
    updateCommand,
    waitCommand,
    waitCommand,
    passCommand,
    setBackCommand,
    resetCommand,
    addFaultCommand(),
    addFaultCommand(),
    removeFaultCommand,
    addStockCommand,
    tidyCommand,
    finishCommand,
  ],
  { maxCommands: 40, size: 'max' },
)

/** Aging times: none, shorter than a hold, longer than a hold. */
const agingMs = fc.constantFrom(0, 60_000, 2 * HOLD_MS)
const fill = fc.constantFrom(...FILLS)

describe.each(STORE_KINDS)('The inventory does the same as a few maps, $name', (kind) => {
  it('whichever commands two resources give, and whenever', { timeout: SHRINKING_MS }, async () => {
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
    await fc.assert(property, runParameters(kind.name.includes('memory') ? 300 : 25))
  })
})
