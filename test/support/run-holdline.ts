import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { holdlineEnvironment } from './holdline-environment.ts'
import { temporaryDirectory } from './temporary-directory.ts'

/** The built program. */
export const HOLDLINE = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

export interface RunOptions {
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
}

/** Runs a `holdline …` that ends by itself. */
export async function runHoldline({ args, env = {}, cwd = temporaryDirectory() }: RunOptions) {
  const child = spawn(process.execPath, [HOLDLINE, ...args], {
    cwd,
    env: holdlineEnvironment(env),
    timeout: 20_000,
    killSignal: 'SIGKILL',
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, stdout, stderr }
}
