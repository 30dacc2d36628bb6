import { execFile } from 'node:child_process'
import { holdlineEnvironment } from '../support/holdline-environment.ts'

/** Runs a script in a POSIX shell, which ends at the first command that fails. */
export function runShell(
  script: string,
  cwd: string,
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  return new Promise((resolve) => {
    const options = { cwd, env: holdlineEnvironment({}), timeout: 60_000 }
    const child = execFile('/bin/sh', ['-eu', '-c', script], options, (_, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    )
  })
}
