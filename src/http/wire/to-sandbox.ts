import type { Sandbox } from '../../control/sandboxes/sandbox.ts'
import { connectionString } from '../../resources/connection-string.ts'
import type { SandboxModel } from '../contract/sandbox-schemas.ts'

/** Where the server is reached; null where it does not listen. */
export interface Origins {
  readonly http: string | null
  readonly https: string | null
}

/** The sandbox as our own operations show it. */
export function toSandbox({ name, accessKey, token, ttlMs }: Sandbox, origins: Origins): SandboxModel {
  const endpoint = (origin: string | null) => origin && `${origin}/_holdline/sandboxes/${name}`
  const withKey = (at: string | null) => at && connectionString(at, accessKey)
  const [https, http] = [endpoint(origins.https), endpoint(origins.http)]
  return {
    name,
    https,
    http,
    connectionString: withKey(https),
    httpConnectionString: withKey(http),
    token,
    ttlMs,
  }
}
