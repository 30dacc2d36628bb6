import type { ControlledInventory } from '../../control/controlled-inventory.ts'
import { connectionString } from '../../resources/connection-string.ts'
import type { ConnectionModel } from '../contract/connection-schemas.ts'

/** Where the server is reached; null where it does not listen. */
export interface Origins {
  readonly http: string | null
  readonly https: string | null
}

/** How clients reach an inventory, with the key of its default resource. */
export function toConnection(
  { name, inventory }: Pick<ControlledInventory, 'name' | 'inventory'>,
  origins: Origins,
  caFile: string | undefined,
): ConnectionModel {
  const [{ accessKeys }] = inventory.register.current().resources
  const endpoint = (origin: string | null) =>
    origin && (name === undefined ? origin : `${origin}/_holdline/sandboxes/${name}`)
  // The JavaScript client refuses an endpoint with a path; the key names the sandbox.
  const withKey = (origin: string | null) => origin && connectionString(origin, accessKeys[0] ?? '')
  return {
    http: endpoint(origins.http),
    https: endpoint(origins.https),
    connectionString: withKey(origins.https ?? origins.http),
    httpConnectionString: withKey(origins.http),
    caFile: caFile ?? null,
  }
}
