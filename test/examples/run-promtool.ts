import { execFile } from 'node:child_process'

/**
 * Runs Debian's promtool in a directory.
 * @throws Error if there is no promtool
 */
export function runPromtool(
  directory: string,
  args: readonly string[],
  input = '',
): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = execFile('promtool', args, { cwd: directory, timeout: 60_000 }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode, output: stdout + stderr }),
    )
    child.once('error', () =>
      reject(new Error('There is no promtool: apt-get install -y --no-install-recommends prometheus')),
    )
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
}
