import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { WORKER_URL } from '../../support/stores.ts'
import { bundleProcess } from './bundle-process.ts'

/**
 * Runs `room-process.ts`, and answers what became of each step.
 *
 * @param before the command that limits the room and runs the command after it
 */
export async function runRoomProcess(
  file: string,
  before: readonly string[],
  steps: readonly string[],
): Promise<string[]> {
  const program = await bundleProcess('room-process')
  const [command = '', ...rest] = [...before, process.execPath, program, file, String(WORKER_URL), ...steps]
  const { stdout } = await promisify(execFile)(command, rest)
  return stdout.trim().split('\n')
}
