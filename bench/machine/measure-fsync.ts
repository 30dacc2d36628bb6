import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { spreadOf } from '../report/spread.ts'

const TIMES = 200
const BLOCK = Buffer.alloc(8 * 1024, 1)

/** The time to append 8 KiB to a file in the directory and to sync it, median, in milliseconds. */
export function measureFsync(directory: string): number {
  const file = join(directory, 'fsync')
  const descriptor = openSync(file, 'w')
  try {
    const times = Array.from({ length: TIMES }, () => {
      const start = performance.now()
      writeSync(descriptor, BLOCK)
      fsyncSync(descriptor)
      return performance.now() - start
    })
    return spreadOf(times).median
  } finally {
    closeSync(descriptor)
    rmSync(file)
  }
}
