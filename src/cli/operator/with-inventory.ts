import type { Command } from 'commander'
import { StorageRefusedError } from '../../storage/port/storage-refused-error.ts'
import { callServer, type ServerPlace } from '../call-server.ts'
import { type Fields, fieldsOf } from '../controls/fields.ts'
import { namingFlags } from '../in-words-of-flags.ts'
import { inventoryPlace } from '../inventory-place.ts'
import { openedFileNotice } from '../opened-file-notice.ts'
import { controlPath } from '../server-options.ts'
import type { OperatorOptions } from './operator-options.ts'

/** Sends a request to the operator plane, and answers the fields of the answer; the path is below `/_holdline/`, or below the sandbox. */
export type Ask = (method: string, path: string, body?: object) => Promise<Fields>

/**
 * Does something to the inventory that the flags of the command name: by asking the server, or, where none is asked, by
 * opening the file or the database. A line on stderr tells of a file that the command has opened.
 *
 * @throws {UsageError | StorageRefusedError} if the inventory cannot be reached, or refuses a request
 */
export async function withInventory<T>(command: Command, use: (ask: Ask) => Promise<T>): Promise<T> {
  const place = await inventoryPlace(command, process.env)
  const { as: claimedName } = command.opts<OperatorOptions>()
  const asking =
    (server: ServerPlace, sandbox?: string): Ask =>
    async (method, path, body) => {
      const answer = callServer(server, method, controlPath({ sandbox }, path), body, claimedName)
      return fieldsOf(await namingFlags(command, answer))
    }
  if (place.kind === 'server') return use(asking(place.server, place.sandbox))
  // Loaded only here: most commands have a running server.
  const { openInventory } = await import('./open-inventory.ts')
  const inventory = await openInventory(place, command.opts<OperatorOptions>(), process.env)
  if (place.kind === 'file') openedFileNotice(place.file)
  const ask = asking({ socket: inventory.socket })
  const askOrTellWhy: Ask = async (...request) => {
    inventory.takeRefusal()
    try {
      return await ask(...request)
    } catch (error) {
      const refusal = inventory.takeRefusal()
      throw refusal === undefined ? error : new StorageRefusedError(refusal)
    }
  }
  try {
    return await use(askOrTellWhy)
  } finally {
    await inventory.close()
  }
}
