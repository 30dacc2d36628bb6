import { advanced, clockOf } from '../decide/decide-clock.ts'
import { readClock } from '../port/clock.ts'
import type { MethodOf } from '../port/store-methods.ts'
import { integer } from '../rows/row.ts'
import type { Access } from './access.ts'
import { moveClock, resetClock } from './commands/move-clock.ts'
import { changing } from './method-shapes.ts'
import { one } from './one.ts'
import { NOW, READ_CLOCK, toClockReading } from './tables/clock-table.ts'

type ClockMethod = 'now' | 'clock' | 'setClock' | 'advanceClock' | 'resetClock'

/** The methods of the inventory's clock, each for the access to the database that it is given. */
export const clockMethods: { readonly [M in ClockMethod]: (access: Access) => MethodOf<M> } = {
  now:
    ({ read }) =>
    async () =>
      integer(one(await read(`SELECT ${NOW} AS now`)), 'now'),
  clock:
    ({ read }) =>
    async () => {
      const { clock: value, system } = toClockReading(one(await read(READ_CLOCK)))
      return { value, now: readClock(value, system) }
    },
  setClock: changing((transaction, setting) =>
    moveClock(transaction, (reading) => clockOf(setting, reading)),
  ),
  advanceClock: changing((transaction, { byMs }) =>
    moveClock(transaction, ({ clock }) => advanced(clock, byMs)),
  ),
  resetClock: changing(resetClock),
}
