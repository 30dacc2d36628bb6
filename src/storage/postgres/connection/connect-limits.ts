import type { ResolvedConnection } from './resolve-connection.ts'

/** How long a connection to a host may take if the URL does not say so, in milliseconds. */
const CONNECT_MS = 3_000
/** How much later a caller gives up than the last host, in milliseconds: that host's error says more. */
const GRACE_MS = 500

/** How long connections may take. */
export interface ConnectLimits {
  /** How long a connection to one host may take, in milliseconds. */
  readonly connectMs: number
  /** How long a caller waits for a connection, in milliseconds: each host may take its time. */
  readonly waitMs: number
}

/** The limits for these settings. Without targets, there is one host. */
export function connectLimits({
  settings,
  targets,
}: Pick<ResolvedConnection, 'settings'> & Partial<Pick<ResolvedConnection, 'targets'>>): ConnectLimits {
  const connectMs = settings.connectionTimeoutMillis ?? CONNECT_MS
  const places = new Set(targets?.map(({ place }) => place)).size
  return { connectMs, waitMs: connectMs * Math.max(places, 1) + GRACE_MS }
}
