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
  const withKey = (at: string | null) => at && connectionString(at, accessKeys[0] ?? '')
  const [https, http] = [endpoint(origins.https), endpoint(origins.http)]
  return {
    http,
    https,
    connectionString: withKey(https ?? http),
    httpConnectionString: withKey(http),
    caFile: caFile ?? null,
  }
}
