// Preload this file into a process (`node --import`) to shorten every long wait to a millisecond.
import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers/promises'

const { setTimeout: wait } = timers
timers.setTimeout = (ms, ...rest) => wait(ms > 60_000 ? 1 : ms, ...rest)
syncBuiltinESMExports()
