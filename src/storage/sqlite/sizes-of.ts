import { stat } from 'node:fs/promises'
import type { StoreFile } from '../port/store-load.ts'

/** The sizes of an inventory's file and of its log; a file that is not there has 0 bytes. */
export async function sizesOf(file: string): Promise<StoreFile[]> {
  const [database, log] = await Promise.all([file, `${file}-wal`].map(bytesOf))
  return [
    { name: 'database', bytes: database ?? 0 },
    { name: 'log', bytes: log ?? 0 },
  ]
}

async function bytesOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined)
  return found?.size ?? 0
}
