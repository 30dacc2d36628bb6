import { createReadStream, createWriteStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { moveClosedLog } from '../storage/sqlite/move-closed-log.ts'
import { refusal } from '../storage/sqlite/refusal.ts'
import { withLock } from '../storage/sqlite/with-lock.ts'
import { UsageError } from '../usage-error.ts'
import { type ServerPlace, streamFromServer } from './call-server.ts'
import type { ClosedPlace, InServer } from './inventory-place.ts'

/**
 * Copies the file of an inventory as it is at one instant: from the server that has it open, or under the lock by which
 * servers exclude each other.
 *
 * @param copy a path at which there is nothing
 * @throws {UsageError | StorageRefusedError} if there is no such copy to be had
 */
export function copyInventoryFile(
  place: InServer | Extract<ClosedPlace, { kind: 'file' }>,
  copy: string,
): Promise<void> {
  return place.kind === 'server' ? copyFromServer(place.server, copy) : copyClosed(place.file, copy)
}

async function copyFromServer(server: ServerPlace, copy: string): Promise<void> {
  const answer = await streamFromServer(server, 'POST', '/_holdline/backup')
  try {
    await writePrivate(answer, copy)
  } catch (error) {
    if (answer.complete || answer.errored === null) throw error
    throw new UsageError(
      'The server ended the backup before it was whole: it stopped, or its log became too long or its disk too full meanwhile; try again, at a quieter time or on the server’s own machine',
    )
  }
}

async function copyClosed(file: string, copy: string): Promise<void> {
  await withLock(file, async () => {
    try {
      moveClosedLog(file)
    } catch (error) {
      throw refusal(error, file)
    }
    await writePrivate(createReadStream(file), copy)
  })
}

/** Writes a new file for this user alone: an inventory has the keys of resources. */
export async function writePrivate(content: Readable, file: string): Promise<void> {
  await pipeline(content, createWriteStream(file, { flags: 'wx', mode: 0o600 }))
}
