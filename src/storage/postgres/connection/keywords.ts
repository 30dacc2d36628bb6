/** The facts of a keyword. */
export interface Keyword {
  /** The environment variable that gives the value where nothing else does. */
  readonly variable?: string
  /** The values that it may have; any value if absent. */
  readonly values?: readonly string[]
  /** Whether Holdline does nothing for it, so that it may only have values that ask for nothing. */
  readonly unused?: true
}

/** A keyword whose only accepted values are the ones that ask for nothing. */
function unused(variable?: string, ...values: string[]): Keyword {
  return { ...(variable !== undefined && { variable }), values, unused: true }
}

/**
 * The parameters of a connection: the keywords of libpq up to PostgreSQL 18 with their environment variables
 * (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS,
 * https://www.postgresql.org/docs/current/libpq-envars.html), and a few that only a URL has.
 */
const TABLE = {
  host: { variable: 'PGHOST' },
  hostaddr: { variable: 'PGHOSTADDR' },
  port: { variable: 'PGPORT' },
  dbname: { variable: 'PGDATABASE' },
  user: { variable: 'PGUSER' },
  password: { variable: 'PGPASSWORD' },
  passfile: { variable: 'PGPASSFILE' },
  service: { variable: 'PGSERVICE' },
  servicefile: { variable: 'PGSERVICEFILE' },
  application_name: { variable: 'PGAPPNAME' },
  fallback_application_name: {},
  options: { variable: 'PGOPTIONS' },
  connect_timeout: { variable: 'PGCONNECT_TIMEOUT' },
  keepalives: { values: ['0', '1'] },
  keepalives_idle: {},
  // A read-only session is of no use: Holdline writes.
  target_session_attrs: { variable: 'PGTARGETSESSIONATTRS', values: ['any', 'read-write', 'primary'] },
  load_balance_hosts: { variable: 'PGLOADBALANCEHOSTS', values: ['disable', 'random'] },
  channel_binding: { variable: 'PGCHANNELBINDING', values: ['disable', 'prefer', 'require'] },
  sslmode: {
    variable: 'PGSSLMODE',
    values: ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'],
  },
  sslnegotiation: { variable: 'PGSSLNEGOTIATION', values: ['postgres', 'direct'] },
  sslrootcert: { variable: 'PGSSLROOTCERT' },
  sslcert: { variable: 'PGSSLCERT' },
  sslkey: { variable: 'PGSSLKEY' },
  sslpassword: {},
  sslcrl: { variable: 'PGSSLCRL' },
  sslcertmode: { variable: 'PGSSLCERTMODE', values: ['allow', 'disable'] },
  ssl_min_protocol_version: {
    variable: 'PGSSLMINPROTOCOLVERSION',
    values: ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'],
  },
  ssl_max_protocol_version: {
    variable: 'PGSSLMAXPROTOCOLVERSION',
    values: ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'],
  },

  // pg always speaks UTF-8, and version 3.0 of the protocol.
  client_encoding: unused('PGCLIENTENCODING', 'UTF8', 'utf8', 'UTF-8', 'utf-8', 'auto'),
  min_protocol_version: unused('PGMINPROTOCOLVERSION', '3.0'),
  max_protocol_version: unused('PGMAXPROTOCOLVERSION', '3.0', '3.2', 'latest'),
  replication: unused(undefined, 'false', 'off', 'no', '0'),
  // Node knows no way to do these.
  keepalives_interval: unused(undefined, '0'),
  keepalives_count: unused(undefined, '0'),
  tcp_user_timeout: unused(undefined, '0'),
  sslsni: unused('PGSSLSNI', '1'),
  sslcompression: unused('PGSSLCOMPRESSION', '0'),
  sslcrldir: unused('PGSSLCRLDIR'),
  sslkeylogfile: unused(),
  requirepeer: unused('PGREQUIREPEER'),
  // pg has no GSSAPI and no OAuth, takes the method of authentication that the server asks for, and derives its keys
  // from the password.
  gssencmode: unused('PGGSSENCMODE', 'disable', 'prefer'),
  krbsrvname: unused('PGKRBSRVNAME'),
  gsslib: unused('PGGSSLIB'),
  gssdelegation: unused('PGGSSDELEGATION', '0'),
  require_auth: unused('PGREQUIREAUTH'),
  scram_client_key: unused(),
  scram_server_key: unused(),
  oauth_issuer: unused(),
  oauth_client_id: unused(),
  oauth_client_secret: unused(),
  oauth_scope: unused(),

  /** Whether the connection keeps prepared statements: Holdline's own. */
  prepared: { values: ['on', 'off'] },
  /** A parameter of pg that asks for libpq's meaning of `sslmode`, which it has here in any case. */
  uselibpqcompat: unused(undefined, 'true'),
} satisfies Readonly<Record<string, Keyword>>

/** The name of a parameter that Holdline knows. */
export type KeywordName = keyof typeof TABLE

/** The facts of each keyword. */
export type Keywords = Readonly<Record<KeywordName, Keyword>>

/** The facts of each keyword of the inventory's database. */
export const KEYWORDS: Keywords = TABLE

/**
 * The facts of each keyword of a replica. Its sessions are on a standby; where there is none, its reads go to the primary,
 * as `prefer-standby` and `any` ask. The environment variable speaks of the inventory's sessions.
 */
export const REPLICA_KEYWORDS: Keywords = {
  ...TABLE,
  target_session_attrs: { values: ['standby', 'prefer-standby', 'any'] },
}

/** Whether Holdline knows a parameter of this name. */
export function isKeyword(name: string): name is KeywordName {
  return Object.hasOwn(TABLE, name)
}
