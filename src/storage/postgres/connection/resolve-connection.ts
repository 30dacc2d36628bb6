import type pg from 'pg'
import { findTargets } from './find-targets.ts'
import { KEYWORDS, REPLICA_KEYWORDS } from './keywords.ts'
import { readSettings, type Settings } from './read-settings.ts'
import { refuse } from './refuse.ts'
import { type Surroundings, SYSTEM_SURROUNDINGS } from './surroundings.ts'
import type { Target } from './target.ts'

/** What a session must be: `read-write` not read-only, `primary` on no standby, `standby` on one. */
export type SessionDemand = 'any' | 'read-write' | 'primary' | 'standby'

/** What the database of a URL is for: the inventory itself, or reads that may be late. */
export type DatabaseUse = 'inventory' | 'replica'

/** How the database of a URL is reached. */
export interface ResolvedConnection {
  /** Whether the connections keep prepared statements. */
  readonly prepared: boolean
  /** The settings that are the same for every target. */
  readonly settings: pg.PoolConfig
  /** In the order in which they are tried. */
  readonly targets: readonly [Target, ...Target[]]
  readonly session: SessionDemand
  /** Whether a connection whose authentication is not bound to its TLS is refused. */
  readonly requiresChannelBinding: boolean
}

/**
 * After how many idle seconds the system asks whether the other side is still there. With this setting Node has the
 * system ask ten times, a second apart (https://github.com/libuv/libuv/blob/v1.x/src/unix/tcp.c, `uv__tcp_keepalive`).
 */
const KEEP_ALIVE_SECONDS = 10

/** The variables that libpq turns into settings of the session. */
const SESSION_VARIABLES = { PGTZ: 'TimeZone', PGDATESTYLE: 'DateStyle', PGGEQO: 'geqo' }

/**
 * Resolves the URL of a database as libpq does: with services, environment variables, and the user's files.
 *
 * @throws StorageRefusedError if something cannot be used, by its name
 */
export function resolveConnection(
  url: string,
  surroundings: Surroundings = SYSTEM_SURROUNDINGS,
  random: () => number = Math.random,
  use: DatabaseUse = 'inventory',
): ResolvedConnection {
  const settings = readSettings(url, surroundings, use === 'replica' ? REPLICA_KEYWORDS : KEYWORDS)
  const user =
    settings.get('user') ??
    surroundings.userName() ??
    refuse('it has no user: name one in the URL or in PGUSER')
  const database = settings.get('dbname') ?? user
  const targets = findTargets(settings, { user, database }, surroundings, random)
  const options = sessionOptions(settings, surroundings)
  const connectSeconds = seconds(settings, 'connect_timeout')
  const idleSeconds = seconds(settings, 'keepalives_idle')
  const binding = settings.get('channel_binding') ?? 'disable'
  return {
    prepared: settings.get('prepared') !== 'off',
    settings: {
      user,
      database,
      application_name:
        settings.get('application_name') ?? settings.get('fallback_application_name') ?? 'holdline',
      ...(options !== '' && { options }),
      // 0 is libpq's word for no limit of its own.
      ...(connectSeconds && { connectionTimeoutMillis: connectSeconds * 1_000 }),
      keepAlive: settings.get('keepalives') !== '0',
      keepAliveInitialDelayMillis: (idleSeconds || KEEP_ALIVE_SECONDS) * 1_000,
      enableChannelBinding: binding !== 'disable',
    },
    targets,
    session: use === 'replica' ? 'standby' : sessionDemand(settings),
    requiresChannelBinding: binding === 'require',
  }
}

/**
 * Holdline needs a host that it can write, also where there is one: behind a name or a proxy, the next connection may
 * reach another server than this one.
 */
function sessionDemand(settings: Settings): SessionDemand {
  const asked = settings.get('target_session_attrs')
  return asked === 'any' || asked === 'primary' ? asked : 'read-write'
}

function sessionOptions(settings: Settings, { variables }: Surroundings): string {
  const ofVariables = Object.entries(SESSION_VARIABLES).flatMap(([variable, name]) => {
    const value = variables[variable]
    if (!value || value.toLowerCase() === 'default') return []
    return [`-c ${name}=${value.replace(/[\\\s]/g, '\\$&')}`]
  })
  return [settings.get('options') ?? [], ofVariables].flat().join(' ')
}

function seconds(settings: Settings, name: 'connect_timeout' | 'keepalives_idle'): number | undefined {
  const text = settings.get(name)
  if (text === undefined) return undefined
  return /^\d{1,6}$/.test(text)
    ? Number(text)
    : refuse(`${settings.label(name)} is no whole number of seconds`)
}
