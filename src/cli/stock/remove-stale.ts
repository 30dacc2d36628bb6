import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Where this process writes a file that is to be named `path` when it is whole. */
export function unfinishedPath(path: string): string {
  return `${path}.${process.pid}.tmp`
}

/** Removes what processes that were killed have left of files that were to be named `path`. */
export function removeStale(path: string): void {
  const [directory, name] = [dirname(path), basename(path)]
  for (const found of listed(directory)) {
    const pid = found.startsWith(`${name}.`)
      ? /^(\d{1,10})\.tmp$/.exec(found.slice(name.length + 1))?.[1]
      : undefined
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(directory, found), { force: true })
  }
}

/** A directory that cannot be read has nothing to remove; what is written there later tells the reason. */
function listed(directory: string): string[] {
  try {
    return readdirSync(directory)
  } catch {
    return []
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Another user's process is alive too.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
