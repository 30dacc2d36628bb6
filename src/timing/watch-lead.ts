/** Smaller steps, in milliseconds, are not told: time services correct the system's clock by such steps. */
const NOTABLE_MS = 2_000

/**
 * Watches by how many milliseconds a time is ahead of the system's clock. `tell` gets that lead when it has grown by a
 * notable step, since the clock was set back, and 0 when the clock has caught up after that.
 *
 * @returns a function that takes the lead of each reading, in their order
 */
export function watchLead(tell: (leadMs: number) => void): (leadMs: number) => void {
  let last = 0
  let told = false
  return (leadMs) => {
    if (leadMs - last >= NOTABLE_MS) {
      told = true
      tell(leadMs)
    } else if (told && leadMs <= 0) {
      told = false
      tell(0)
    }
    last = leadMs
  }
}
