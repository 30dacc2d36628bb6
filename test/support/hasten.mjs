// Preloaded into a process (`node --import`), it shortens every long wait to next to nothing.
import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers/promises'

const { setTimeout: wait } = timers
timers.setTimeout = (ms, ...rest) => wait(ms > 60_000 ? 1 : ms, ...rest)
syncBuiltinESMExports()
