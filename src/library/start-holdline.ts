import type { Holdline } from './holdline.ts'
import { requireNode } from './require-node.ts'
import type { StartOptions } from './start-options.ts'

/**
 * Starts a server in this process, on free ports of loopback and in memory unless the options say otherwise. The start
 * touches neither the signals nor the output of the process, and a process can have many servers.
 *
 * @throws {UsageError | StorageRefusedError} if Node is too old, an option is wrong, a port is in use, or the directory
 *   cannot be used; the message is one line
 */
export async function startHoldline(options: StartOptions = {}): Promise<Holdline> {
  requireNode()
  // Loaded only here: an old Node could not link it, and would say so in words that help nobody.
  const { startInProcess } = await import('./start-in-process.ts')
  return startInProcess(options)
}
