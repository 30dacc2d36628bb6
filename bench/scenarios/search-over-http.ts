import type { LoadPlan, LoadResult } from '../load/load.ts'
import { signedSearch } from '../load/signed-search.ts'
import type { ProcessorTime } from '../processes/processor-time.ts'
import type { Child } from '../processes/start-child.ts'
import type { Side } from '../report/interleave.ts'
import type { Scale } from '../scale.ts'

/** Puts load on servers. */
export type Loader = Child<LoadPlan, LoadResult>

/** A server in a process of its own, which tells its processor time when it is asked. */
export type ServerProcess = Child<object, ProcessorTime>

const ACCEPTED = '202'

/**
 * Servers of one inventory that are asked for one number of these area codes in turn, over so many connections at a
 * time, which they share.
 */
export function searchOverHttp(options: {
  name: string
  ports: readonly number[]
  areaCodes: readonly string[]
  connections: number
  loader: Loader
  scale: Scale
  /** The server whose processor time is measured; none if absent. */
  server?: ServerProcess
}): Side {
  const { name, ports, areaCodes, connections, loader, scale, server } = options
  const { warmUpMs, measureMs } = scale
  return {
    name,
    async measure() {
      const now = new Date()
      const servers = ports.map((port) => ({
        port,
        requests: areaCodes.map((areaCode) => signedSearch(port, areaCode, now)),
      }))
      const before = await server?.ask({})
      const result = await loader.ask({ servers, connections, warmUpMs, measureMs })
      const after = await server?.ask({})
      const { statuses, answered, ...sample } = result
      const others = Object.keys(statuses).filter((status) => status !== ACCEPTED)
      if (others.length > 0) throw new Error(`${name} answered ${JSON.stringify(statuses)}`)
      if (before === undefined || after === undefined) return sample
      return { ...sample, processorUs: (after.processorUs - before.processorUs) / answered }
    },
  }
}
