import { processFile } from '../paths.ts'
import { startChild } from '../processes/start-child.ts'
import type { Bench } from './scenario.ts'
import type { Loader } from './search-over-http.ts'

/** Starts the process that puts load on servers, and stops it in the end. */
export function startLoader(bench: Bench): Promise<Loader> {
  return bench.use(startChild({ file: processFile('load-process'), input: {} }))
}
