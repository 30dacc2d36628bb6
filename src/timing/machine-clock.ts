/** The clocks of the machine. */
export interface MachineClock {
  /** The system's time in milliseconds since 1970. It can be set forward and back. */
  readonly systemNow: () => number
  /** Milliseconds since any instant, which only go forward, whatever happens to the system's time. */
  readonly steadyNow: () => number
}

/** The clocks of this machine. */
export const MACHINE_CLOCK: MachineClock = { systemNow: () => Date.now(), steadyNow: () => performance.now() }
