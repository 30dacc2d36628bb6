import type { Command } from 'commander'
import { callServer } from '../call-server.ts'
import { namingFlags } from '../in-words-of-flags.ts'
import { controlPath, type ServerOptions, serverPlace } from '../server-options.ts'
import { type Fields, fieldsOf } from './fields.ts'

/**
 * Sends a request to a control of the inventory that the flags of the command name, and answers the fields of the answer.
 *
 * @param path below `/_holdline/` of the inventory
 * @throws {UsageError} if the server cannot be reached, or refuses the request
 */
export async function askServer(
  command: Command,
  method: string,
  path: string,
  body?: object,
): Promise<Fields> {
  const options = command.opts<ServerOptions>()
  const place = await serverPlace(command, process.env)
  const answer = callServer(place, method, controlPath(options, path), body)
  return fieldsOf(await namingFlags(command, answer))
}
