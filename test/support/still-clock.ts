import type { MachineClock } from '../../src/timing/machine-clock.ts'

/** Clocks that stand still, the system's at this instant. */
export function stillClock(at: number): MachineClock {
  return { systemNow: () => at, steadyNow: () => 0 }
}
