import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

/** A process of Linux. */
export interface ProcessEntry {
  readonly pid: number
  /** The command line, which PostgreSQL writes itself: `postgres: holdline postgres [local] idle`. */
  readonly command: string
}

/** The process and its children. */
export function listTree(root: number): ProcessEntry[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const entry = readProcess(Number(name))
      return entry !== undefined && (entry.pid === root || entry.parent === root) ? [entry] : []
    })
}

/** Sends the signal to each process that still runs. */
export function signalAll(entries: readonly ProcessEntry[], signal: NodeJS.Signals): void {
  for (const { pid } of entries) {
    try {
      process.kill(pid, signal)
    } catch {
      // It has ended meanwhile.
    }
  }
}

/** Waits until none of the processes runs any more. */
export async function untilEnded(entries: readonly ProcessEntry[]): Promise<void> {
  while (entries.some(({ pid }) => readProcess(pid) !== undefined)) await delay(5)
}

/** `undefined` if it does not run: a zombie waits only for its parent. */
function readProcess(pid: number): (ProcessEntry & { parent: number }) | undefined {
  try {
    // The name in the brackets may have spaces and brackets.
    const [, rest = ''] = /\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    const [state, parent] = rest.split(' ')
    if (state === 'Z' || state === 'X') return undefined
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    return { pid, command, parent: Number(parent) }
  } catch {
    return undefined
  }
}
