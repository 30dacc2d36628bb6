import { useEffect, useState } from 'react'
import { timeOn, useClock } from './use-clock.ts'

/** Four times a second, so that a countdown is never a whole second late. */
const TICK_MS = 250

/** The inventory's time in milliseconds since 1970, as it passes; `undefined` until the clock is read. */
export function useNow(): number | undefined {
  const clock = useClock()
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = window.setInterval(() => tick((count) => count + 1), TICK_MS)
    return () => window.clearInterval(timer)
  }, [])
  return clock && timeOn(clock)
}
