import type { Sandbox } from '../../control/sandboxes/sandbox.ts'
import type { SandboxModel } from '../contract/sandbox-schemas.ts'
import { type Origins, toConnection } from './to-connection.ts'

/** The sandbox as our own operations show it. */
export function toSandbox(sandbox: Sandbox, origins: Origins): SandboxModel {
  const { name, token, ttlMs } = sandbox
  const { caFile: _, ...connection } = toConnection(sandbox, origins, undefined)
  return { name, ...connection, token, ttlMs }
}
