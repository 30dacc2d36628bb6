import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { holdlineEnvironment } from '../support/holdline-environment.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

/** The directory of the repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface ScriptRun {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/**
 * Runs a script of the repository to its end, in an empty directory.
 *
 * @param interpreter the program that runs the script
 */
export function runScript(
  interpreter: string,
  script: string,
  args: readonly string[] = [],
): Promise<ScriptRun> {
  const options = { cwd: temporaryDirectory(), env: holdlineEnvironment({}), timeout: 25_000 }
  return new Promise((resolve) => {
    const child = execFile(interpreter, [join(ROOT, script), ...args], options, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    )
  })
}
