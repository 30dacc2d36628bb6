import type { ControlledInventory } from '../controlled-inventory.ts'
import type { SandboxUse } from './sandbox-use.ts'

/** An inventory of its own in a server, with its own stock, clock and controls, and the credentials that name it. */
export interface Sandbox extends ControlledInventory {
  readonly name: string
  /** The access key of the sandbox's resource, base64. */
  readonly accessKey: string
  /** A bearer token that names the sandbox, for clients that can send a token alone. */
  readonly token: string
  /** How long the sandbox lives without a request, in milliseconds. */
  readonly ttlMs: number
  /** The requests to the sandbox. */
  readonly use: SandboxUse
}
