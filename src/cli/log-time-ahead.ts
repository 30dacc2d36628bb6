import type { RepeatingLog } from '../timing/repeat.ts'

/** Logs that the system's clock was set back, or, where `leadMs` is 0, that it has caught up. */
export function logTimeAhead(log: RepeatingLog, leadMs: number): void {
  if (leadMs === 0) {
    log.info({}, "The system's clock has caught up with the inventory's time")
    return
  }
  const seconds = Math.round(leadMs / 1_000)
  log.warn(
    { aheadSeconds: seconds },
    `The system's clock was set back: it is ${seconds} seconds behind the inventory's time, which never goes back and runs at half speed until the clock has caught up; holds last up to twice as long until then`,
  )
}
