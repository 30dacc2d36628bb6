import fc from 'fast-check'
import type { FaultDocument } from '../../../src/control/faults/fault-document.ts'
import { checkInvariants } from '../check-invariants.ts'
import { terms } from '../history.ts'
import { Model } from '../model.ts'
import type { OpenStore, Surroundings } from '../places.ts'
import {
  anyHttpRule,
  breakDiskCommand,
  httpAddFaultCommand,
  httpAdvanceCommand,
  httpReleaseCommand,
  httpRemoveFaultCommand,
  httpResetCommand,
} from './other-commands.ts'
import {
  httpBuyReservationCommand,
  httpDeleteReservationCommand,
  httpReserveCommand,
} from './reservation-commands.ts'
import {
  httpCancelCommand,
  httpPurchaseCommand,
  httpReadCommand,
  httpSearchCommand,
} from './search-commands.ts'
import { serve } from './served.ts'

function commandsWith(rules: fc.Arbitrary<FaultDocument>) {
  const command = fc.oneof(
    { weight: 8, arbitrary: httpSearchCommand },
    { weight: 6, arbitrary: httpPurchaseCommand },
    { weight: 2, arbitrary: httpCancelCommand },
    { weight: 3, arbitrary: httpReadCommand },
    { weight: 8, arbitrary: httpReleaseCommand },
    { weight: 4, arbitrary: httpReserveCommand },
    { weight: 3, arbitrary: httpBuyReservationCommand },
    { weight: 2, arbitrary: httpDeleteReservationCommand },
    { weight: 3, arbitrary: httpAdvanceCommand },
    { weight: 8, arbitrary: httpAddFaultCommand(rules) },
    { weight: 1, arbitrary: httpRemoveFaultCommand },
    { weight: 1, arbitrary: httpResetCommand },
    { weight: 2, arbitrary: breakDiskCommand },
  )

  return fc.noBias(fc.commands([command], { maxCommands: 40, size: 'max' }))
}

/**
 * One history of a server: requests that are throttled, dropped, slow or cut off, and that are sent again until they are
 * answered. The inventory is the same as the model's, which does each request once.
 *
 * @param openStore opens an empty store in memory, by the clocks of the machine
 * @param rules the fault rules that it may have; none with a probability
 */
export function httpHistory(openStore: OpenStore, surroundings: Surroundings, rules = anyHttpRule) {
  return fc.asyncProperty(terms, commandsWith(rules), async (terms, commands) => {
    const served = await serve(openStore, terms, surroundings)
    try {
      const model = new Model(terms.agingMs, surroundings)
      model.keepStart()
      await fc.asyncModelRun(() => ({ model, real: served }), commands)
      await checkInvariants(model, served, 'all')
    } finally {
      served.disk.mend()
      await served.close()
    }
  })
}
