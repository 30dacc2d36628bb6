import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { holdlineEnvironment } from './holdline-environment.ts'
import type { Namespace } from './linked-namespaces.ts'
import { HOLDLINE } from './run-holdline.ts'
import { keepSaid } from './secrets/said.ts'
import { useSecret, useSecretsOf } from './secrets/secrets-in-use.ts'

export interface ServerOptions {
  /** More arguments of `holdline serve`. The inventory is in memory unless they name `--data` or `--database`. */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** The working directory; if absent, a new directory, which is removed when the server ends. */
  readonly cwd?: string
  /** Called with the log, as it comes, also before the server is ready. */
  readonly onLog?: (text: string) => void
  /** Another build of the program. */
  readonly main?: string
  /** The flags for the ports; free ports if absent. */
  readonly ports?: readonly string[]
  /** The network namespace in which the server runs, where only its Unix socket can be reached; none if absent. */
  readonly namespace?: Namespace
}

export interface Server {
  readonly http: string
  readonly https: string
  readonly connectionString: string
  /** The certificate that vouches for `https`, PEM. */
  readonly ca: string
  /** The file of `ca`, which is removed with the server unless a `cwd` is given. */
  readonly caFile: string
  /** The path of the Unix socket. */
  readonly socket: string
  readonly pid: number
  /** The file from which these facts were read. */
  readonly readyFile: string
  /** The output of the server so far. */
  readonly stdout: () => string
  readonly stderr: () => string
  /** Stops the server, and resolves to its exit code. Only the first call sends the signal. */
  stop(signal?: 'SIGTERM' | 'SIGINT'): Promise<number | null>
  /** `kill -9`. */
  kill(): Promise<void>
}

const START_LIMIT_MS = 60_000
const FREE_PORTS = ['--http-port', '0', '--https-port', '0']

/** Starts the built `holdline serve` on free ports and waits until it is ready. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const { args = [], env = {}, cwd, onLog, main = HOLDLINE, ports = FREE_PORTS, namespace } = options
  const directory = mkdtempSync(join(tmpdir(), 'holdline-server-'))
  const readyFile = join(directory, 'ready.json')
  const defaults = [...ports, '--ready-file', readyFile]
  const keeps =
    args.includes('--data') || args.includes('--database') || env['HOLDLINE_DATABASE'] !== undefined
  const store = keeps ? [] : ['--in-memory']
  const [program = '', ...command] = [
    ...(namespace?.enter() ?? []),
    ...[process.execPath, main, 'serve', ...defaults, ...store, ...args],
  ]
  const child = spawn(program, command, {
    cwd: cwd ?? directory,
    // What a server in memory keeps there is removed with its directory.
    env: holdlineEnvironment({ XDG_CACHE_HOME: join(cwd ?? directory, '.cache'), ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  useSecretsOf(env, args)
  const who = `holdline serve (${child.pid})`
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    keepSaid(`the output of ${who}`, text)
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
    keepSaid(`the log of ${who}`, text)
    onLog?.(text)
  })
  let stopping = false
  let exitCode: number | null | undefined
  const ended = once(child, 'close').then(([code]: (number | null)[]) => {
    exitCode = code ?? null
    rmSync(directory, { recursive: true, force: true })
  })
  // No server outlives the tests, even if they are cut off.
  const killAtExit = () => child.kill('SIGKILL')
  process.once('exit', killAtExit)
  ended.then(() => process.off('exit', killAtExit))

  const deadline = performance.now() + START_LIMIT_MS
  while (!existsSync(readyFile)) {
    if (exitCode !== undefined) throw new Error(`holdline serve ended with ${exitCode}: ${stderr}`)
    if (performance.now() > deadline) {
      child.kill('SIGKILL')
      throw new Error(`holdline serve was not ready in time: ${stderr}`)
    }
    await delay(10)
  }
  const ready = JSON.parse(readFileSync(readyFile, 'utf8'))
  useSecret('access key', /accesskey=(.*)$/.exec(ready.connectionString)?.[1])
  return {
    ...ready,
    readyFile,
    ca: ready.caFile === null ? '' : readFileSync(ready.caFile, 'utf8'),
    stdout: () => stdout,
    stderr: () => stderr,
    async stop(signal = 'SIGTERM') {
      if (!stopping) child.kill(signal)
      stopping = true
      await ended
      return exitCode ?? null
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
