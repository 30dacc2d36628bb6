import { processFile } from '../paths.ts'
import { startChild } from '../processes/start-child.ts'
import type { Bench } from './scenario.ts'
import type { ServerProcess } from './search-over-http.ts'

/** Starts the server that does nothing but check the signature, and stops it in the end. */
export function startFloor(bench: Bench): Promise<ServerProcess> {
  return bench.use(startChild({ file: processFile('floor-process'), input: {} }))
}
