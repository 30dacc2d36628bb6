import { join } from 'node:path'
import { processFile } from '../paths.ts'
import type { AppInput } from '../processes/app-process.ts'
import { startChild } from '../processes/start-child.ts'
import type { Bench } from './scenario.ts'
import type { ServerProcess } from './search-over-http.ts'

/** Starts Holdline's application over a database, or over a store that does nothing, and stops it in the end. */
export function startApp(
  bench: Bench,
  input: Omit<AppInput, 'tlsDirectory'>,
  nodeFlags: readonly string[] = [],
): Promise<ServerProcess> {
  const tlsDirectory = join(bench.directory, 'tls')
  const whole: AppInput = { ...input, tlsDirectory }
  return bench.use(startChild({ file: processFile('app-process'), input: whole, nodeFlags }))
}
