import type { Pair } from '../../test/support/postgres/start-pair.ts'
import type { Random } from '../../test/support/random.ts'
import type { TcpProxy } from '../../test/support/tcp-proxy.ts'
import type { Fleet } from '../processes/fleet.ts'

/** The user of the processes, who is no superuser. */
export const ROLE = 'app'

/** Everything that a round can break. */
export interface Stage {
  readonly pair: Pair
  /** The hosts in the URL of the processes; each leads to the member of the pair at its place. */
  readonly proxies: readonly TcpProxy[]
  readonly fleet: Fleet
  /** Whether commits wait for the standby. */
  readonly synchronous: boolean
  readonly random: Random
  /** Milliseconds that only go forward. */
  readonly now: () => number
}

/** Leads each proxy to its own member, over new connections. */
export function leadHome({ pair, proxies }: Stage): void {
  for (const [index, proxy] of proxies.entries()) {
    proxy.lead(pair.members[index]?.port)
    proxy.cut()
  }
}
