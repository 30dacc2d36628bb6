import type { LoadPlan, LoadResult } from '../load/load.ts'
import { signedSearch } from '../load/signed-search.ts'
import type { Child } from '../processes/start-child.ts'
import type { Side } from '../report/interleave.ts'
import type { Scale } from '../scale.ts'

/** Puts load on servers. */
export type Loader = Child<LoadPlan, LoadResult>

const ACCEPTED = '202'

/**
 * Servers of one inventory that are asked for one number of these area codes in turn, over so many
 * connections at a time, which they share.
 */
export function searchOverHttp(options: {
  name: string
  ports: readonly number[]
  areaCodes: readonly string[]
  connections: number
  loader: Loader
  scale: Scale
}): Side {
  const { name, ports, areaCodes, connections, loader, scale } = options
  const { warmUpMs, measureMs } = scale
  return {
    name,
    async measure() {
      const now = new Date()
      const servers = ports.map((port) => ({
        port,
        requests: areaCodes.map((areaCode) => signedSearch(port, areaCode, now)),
      }))
      const result = await loader.ask({ servers, connections, warmUpMs, measureMs })
      const { statuses, ...sample } = result
      const others = Object.keys(statuses).filter((status) => status !== ACCEPTED)
      if (others.length > 0) throw new Error(`${name} answered ${JSON.stringify(statuses)}`)
      return sample
    },
  }
}
