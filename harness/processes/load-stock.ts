import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { holdlineEnvironment } from '../../test/support/holdline-environment.ts'
import { HOLDLINE } from '../../test/support/run-holdline.ts'

/**
 * Loads the default stock into the database.
 *
 * @param main the build of the program
 * @throws Error with the output of the program, if its exit code is not 0
 */
export async function loadStock(database: string, cwd: string, main = HOLDLINE): Promise<void> {
  const args = [main, 'stock', 'load', 'default']
  const env = holdlineEnvironment({ HOLDLINE_DATABASE: database })
  await promisify(execFile)(process.execPath, args, { cwd, env })
}
