import { useQuery } from '@tanstack/react-query'
import type { Clock } from '../../generated/own.d.ts'
import { ApiFailure } from '../api/api-failure.ts'
import { useServer } from '../app/server.tsx'

/** The clock of the server's inventory, as it was read at an instant of this machine. */
export interface ReadClock {
  readonly mode: Clock['mode']
  /** What the clock showed, in milliseconds since 1970. */
  readonly at: number
  /** When it was read, by `performance.now()`. */
  readonly readAt: number
  /** How many seconds pass on the clock in a second; 0 while it stands still. */
  readonly rate: number
}

export const CLOCK_QUERY = ['clock']

/** How often the clock is read again, in milliseconds: another page or a test may have moved it. */
const AGAIN_MS = 5_000

/** The `Date` of an answer has whole seconds, so it is half a second old on average. */
const HALF_A_SECOND = 500

/** The inventory's clock; `undefined` until it is read. */
export function useClock(): ReadClock | undefined {
  const { own, session } = useServer()
  const hasControls = session.hasControls === true
  const { data } = useQuery({
    queryKey: CLOCK_QUERY,
    refetchInterval: AGAIN_MS,
    queryFn: async () => (hasControls ? await readControl() : undefined) ?? (await readDate()),
  })
  return data

  /** The clock of a stand-in; `undefined` where the controls are off. */
  async function readControl(): Promise<ReadClock | undefined> {
    try {
      const sent = performance.now()
      const { data: clock } = await own.GET('/_holdline/clock')
      if (clock === undefined) return undefined
      const { mode, now, rate = mode === 'frozen' ? 0 : 1 } = clock
      return { mode, at: Date.parse(now), readAt: (sent + performance.now()) / 2, rate }
    } catch (error) {
      if (error instanceof ApiFailure && error.status === 403) return undefined
      throw error
    }
  }

  async function readDate(): Promise<ReadClock> {
    const sent = performance.now()
    const { response } = await own.GET('/_holdline/health')
    const date = Date.parse(response.headers.get('date') ?? '')
    const at = Number.isNaN(date) ? Date.now() : date + HALF_A_SECOND
    return { mode: 'real', at, readAt: (sent + performance.now()) / 2, rate: 1 }
  }
}

/** What the clock shows now, in milliseconds since 1970. */
export function timeOn({ at, readAt, rate }: ReadClock): number {
  return at + (performance.now() - readAt) * rate
}
