import { cpus, loadavg, release, totalmem, type } from 'node:os'
import { openDatabase } from '../../src/storage/sqlite/database.ts'
import { measureFsync } from './measure-fsync.ts'

/** The machine, on which the figures depend. */
export interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly memoryGiB: number
  readonly system: string
  readonly node: string
  readonly sqlite: string
  /** The time to write 8 KiB to a file and sync it, median, on the disk of the databases. */
  readonly fsyncMs: number
  /** The load average of the minute before, which shows other programs at work. */
  readonly loadBefore: number
}

/** @param directory where the databases are */
export function describeMachine(directory: string): Machine {
  const [cpu] = cpus()
  const database = openDatabase(':memory:')
  const sqlite = String(database.prepare('SELECT sqlite_version() AS version').get()?.['version'])
  database.close()
  return {
    cpu: cpu?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release().split('.', 2).join('.')}`,
    node: process.versions.node,
    sqlite,
    fsyncMs: measureFsync(directory),
    loadBefore: loadavg()[0] ?? 0,
  }
}
