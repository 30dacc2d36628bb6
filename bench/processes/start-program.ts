import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'

/** A program that is measured from outside. */
export interface Program {
  /** From the start of its process to its first answer over HTTP. */
  readonly readyMs: number
  /** The memory that it occupies now; `undefined` where the system does not tell (other than Linux). */
  residentMiB(): number | undefined
  stop(): Promise<void>
}

export interface ProgramOptions {
  /** The file that Node runs. */
  readonly args: readonly string[]
  readonly port: number
  readonly cwd: string
}

const START_LIMIT_MS = 30_000
const STOP_LIMIT_MS = 2_000
const POLL_MS = 3

/** Starts a Node program and asks until it gives any answer. */
export async function startProgram({ args, port, cwd }: ProgramOptions): Promise<Program> {
  const start = performance.now()
  const child = spawn(process.execPath, args, {
    cwd,
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = text.trim()
  })
  const ended = once(child, 'exit')
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  ended.then(() => process.off('exit', kill))

  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`${args.join(' ')} ended with ${child.exitCode}: ${said}`)
    if (performance.now() - start > START_LIMIT_MS) throw new Error(`${args.join(' ')} does not answer`)
    await delay(POLL_MS)
  }
  const readyMs = performance.now() - start
  return {
    readyMs,
    residentMiB() {
      const status = `/proc/${child.pid}/status`
      if (!existsSync(status)) return undefined
      return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1]) / 1_024
    },
    async stop() {
      child.kill('SIGTERM')
      const impatience = setTimeout(kill, STOP_LIMIT_MS)
      await ended
      clearTimeout(impatience)
    },
  }
}

/** This process's environment without the variables that configure a Holdline. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('HOLDLINE_')))
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const asking = request(
      { host: '127.0.0.1', port, path: '/_holdline/ready', agent: false },
      (response) => {
        response.resume()
        resolve(true)
      },
    )
    asking.on('error', () => resolve(false))
    asking.end()
  })
}
