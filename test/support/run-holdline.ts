import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { holdlineEnvironment } from './holdline-environment.ts'
import { keepSaid } from './secrets/said.ts'
import { useSecret, useSecretsOf } from './secrets/secrets-in-use.ts'
import { temporaryDirectory } from './temporary-directory.ts'

/** The built program. */
export const HOLDLINE = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

/** The commands that show a key on purpose: a sandbox is shown with its connection strings. */
const SHOW_KEYS = ['env', 'resource create', 'key create', 'sandbox']

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
    timeout: 60_000,
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
  useSecretsOf(env, args)
  const who = `holdline ${args.join(' ')}`
  keepSaid(`the error output of ${who}`, stderr)
  if (showsKeys(args)) useSecret('access key', stdout.trim())
  else keepSaid(`the output of ${who}`, stdout)
  return { code, stdout, stderr }
}

/** Whether it is the purpose of the command to show a key: that of a new resource, a new key, or what clients need. */
function showsKeys(args: readonly string[]): boolean {
  const [subject = ''] = args
  return SHOW_KEYS.some((each) => each === subject || each.split(' ').every((word) => args.includes(word)))
}
