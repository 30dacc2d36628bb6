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
    const child = execFile('promtool', args, { cwd: directory, timeout: 60_000 }, (error, stdout, stderr) => {
      if (error?.code === 'ENOENT') {
        reject(new Error('There is no promtool: apt-get install -y --no-install-recommends prometheus'))
      } else resolve({ code: child.exitCode, output: stdout + stderr })
    })
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
}
