import { describe, expect, it } from 'vitest'
import { StorageRefusedError } from '../../../../src/storage/port/storage-refused-error.ts'
import { resolveConnection } from '../../../../src/storage/postgres/connection/resolve-connection.ts'
import { givenSurroundings } from './given-surroundings.ts'

type Variables = Record<string, string>

/** Each place that is tried, with the user and database: `user@host:port/database`. */
function places(url: string, variables: Variables = {}, files: Record<string, string> = {}): string[] {
  const { settings, targets } = resolveConnection(url, givenSurroundings(variables, files), () => 0)
  const found = targets.map(({ host, port }) => `${settings.user}@${host}:${port}/${settings.database}`)
  return [...new Set(found)]
}

function refusal(url: string, variables: Variables = {}, files: Record<string, string> = {}): string {
  try {
    resolveConnection(url, givenSurroundings(variables, files))
  } catch (error) {
    expect(error).toBeInstanceOf(StorageRefusedError)
    return error instanceof Error ? error.message : ''
  }
  throw new Error('It was not refused')
}

describe('the place that a URL names', () => {
  it.each<[string, ...string[]]>([
    ['postgres://user@host:5433/db', 'user@host:5433/db'],
    ['postgresql://user@host/db', 'user@host:5432/db'],
    ['POSTGRES://user@host/db', 'user@host:5432/db'],
    ['postgres://user@/db?host=/socket&port=5433', 'user@/socket:5433/db'],
    ['postgres:///db?host=/socket', 'me@/socket:5432/db'],
    ['postgres://?host=/socket&user=u&dbname=d', 'u@/socket:5432/d'],
    ['postgres://user:p@%2Fvar%2Frun%2Fpg:5433/db', 'user@/var/run/pg:5433/db'],
    ['postgres://u@localhost:1/db?host=%2Frun%2Fpg&port=5433', 'u@/run/pg:5433/db'],
    ['postgres://u@:5433/db', 'u@localhost:5433/db'],
    ['postgres://', 'me@localhost:5432/me'],
    ['postgres://u@h', 'u@h:5432/u'],
    ['postgres://u@[::1]:5433/db', 'u@::1:5433/db'],
    ['postgres://u@[fe80::1]/db', 'u@fe80::1:5432/db'],
    ['postgres://u%40azure:p@h/a%20b%2Fc', 'u@azure@h:5432/a b/c'],
    ['postgres://u:p@ss#1?@h/db', 'u@h:5432/db'],
    ['  postgres://u@h/db\n', 'u@h:5432/db'],
    ['postgres://u@h1,h2:5433/db', 'u@h1:5432/db', 'u@h2:5433/db'],
    ['postgres://u@h1:1,[::1]:2,%2Fs/db', 'u@h1:1/db', 'u@::1:2/db', 'u@/s:5432/db'],
    ['postgres:///db?host=h1,h2&port=5433', 'me@h1:5433/db', 'me@h2:5433/db'],
    ['postgres:///db?host=h1,h2&port=1,2', 'me@h1:1/db', 'me@h2:2/db'],
    ['postgres://h1/db?hostaddr=192.0.2.1', 'me@192.0.2.1:5432/db'],
    ['postgres://h1,h2,h3/db?load_balance_hosts=random', 'me@h2:5432/db', 'me@h3:5432/db', 'me@h1:5432/db'],
  ])('%s', (url, ...expected) => {
    expect(places(url)).toEqual(expected)
  })

  it.each([
    ['/var/run/postgresql/.s.PGSQL.5432', 'me@/var/run/postgresql:5432/me'],
    ['/tmp/.s.PGSQL.5432', 'me@/tmp:5432/me'],
    ['/tmp/.s.PGSQL.5433', 'me@localhost:5432/me'],
  ])('is a local socket if no host is given: %s', (socket, expected) => {
    expect(places('postgres://', {}, { [socket]: '' })).toEqual([expected])
  })
})

describe('what the URL leaves out', () => {
  const PG = {
    PGHOST: 'a,b',
    PGPORT: '5433',
    PGUSER: 'u',
    PGDATABASE: 'd',
    PGAPPNAME: 'app',
    PGOPTIONS: '-c search_path=s',
    PGTZ: 'Europe/Berlin',
    PGDATESTYLE: 'ISO, DMY',
    PGCONNECT_TIMEOUT: '7',
  }

  it('comes from the environment', () => {
    expect(places('postgres://', PG)).toEqual(['u@a:5433/d', 'u@b:5433/d'])
    expect(resolveConnection('postgres://', givenSurroundings(PG)).settings).toMatchObject({
      application_name: 'app',
      options: '-c search_path=s -c TimeZone=Europe/Berlin -c DateStyle=ISO,\\ DMY',
      connectionTimeoutMillis: 7_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    })
  })

  it('comes from the URL first', () => {
    const url =
      'postgres://v@c:1/e?application_name=x&options=-c%20geqo%3Doff&connect_timeout=0&keepalives=0&keepalives_idle=9'
    expect(places(url, PG)).toEqual(['v@c:1/e'])
    const { settings } = resolveConnection(url, givenSurroundings({ PGCONNECT_TIMEOUT: '7' }))
    expect(settings).toMatchObject({
      application_name: 'x',
      options: '-c geqo=off',
      keepAlive: false,
      keepAliveInitialDelayMillis: 9_000,
    })
    expect(settings).not.toHaveProperty('connectionTimeoutMillis')
  })

  const SERVICES = `
# a comment
[other]
host=wrong
[numbers]
host=db1,db2
port=5433
dbname=d
user=u
sslmode=disable
[numbers]
host=later
`
  it.each<[string, Variables, string]>([
    ['postgres://?service=numbers', {}, '/home/me/.pg_service.conf'],
    ['postgres://', { PGSERVICE: 'numbers' }, '/home/me/.pg_service.conf'],
    ['postgres://', { PGSERVICE: 'numbers', PGSERVICEFILE: '/s' }, '/s'],
    ['postgres://?service=numbers&servicefile=/s', {}, '/s'],
    ['postgres://?service=numbers', { PGSYSCONFDIR: '/etc/pg' }, '/etc/pg/pg_service.conf'],
    ['postgres://?service=numbers', { PGHOST: 'environment', PGUSER: 'x' }, '/home/me/.pg_service.conf'],
  ])('comes from a service: %s %o', (url, variables, file) => {
    expect(places(url, variables, { [file]: SERVICES })).toEqual(['u@db1:5433/d', 'u@db2:5433/d'])
  })

  it('comes from a service after the URL', () => {
    const files = { '/home/me/.pg_service.conf': SERVICES }
    expect(places('postgres://v@h/?service=numbers', {}, files)).toEqual(['v@h:5433/d'])
  })
})

describe('The session that is asked for', () => {
  it.each([
    ['postgres://h/db', 'read-write'],
    ['postgres://h/db?target_session_attrs=any', 'any'],
    ['postgres://h/db?target_session_attrs=read-write', 'read-write'],
    ['postgres://h1,h2/db', 'read-write'],
    ['postgres://h1,h2/db?target_session_attrs=any', 'any'],
    ['postgres://h1,h2/db?target_session_attrs=primary', 'primary'],
  ])('%s: %s', (url, session) => {
    expect(resolveConnection(url, givenSurroundings()).session).toBe(session)
  })
})

describe('The session of a replica', () => {
  const replica = (url: string, variables: Variables = {}) =>
    resolveConnection(url, givenSurroundings(variables), Math.random, 'replica')

  it.each([
    '',
    '?target_session_attrs=standby',
    '?target_session_attrs=prefer-standby',
    '?target_session_attrs=any',
  ])('is on a standby: %s', (given) => {
    expect(replica(`postgres://h1,h2/db${given}`, { PGTARGETSESSIONATTRS: 'primary' }).session).toBe(
      'standby',
    )
  })

  it('cannot be on a primary', () => {
    expect(() => replica('postgres://h/?target_session_attrs=primary')).toThrow(
      /target_session_attrs in its URL is standby, prefer-standby or any, not primary$/,
    )
  })
})

describe('prepared in the URL', () => {
  it.each([
    ['', true],
    ['?prepared=on', true],
    ['?prepared=off&sslmode=require', false],
    ['?sslmode=require&prepared=off', false],
  ])('%s', (given, prepared) => {
    expect(resolveConnection(`postgres://h/db${given}`, givenSurroundings()).prepared).toBe(prepared)
  })
})

describe('what cannot be used is refused by its name', () => {
  it.each<[string, RegExp, Variables?]>([
    ['postgres://h/?prepared=no', /prepared in its URL is on or off, not no$/],
    ['postgres://h/?unprepared=off', /no parameter "unprepared" in its URL/],
    ['postgres://h/?statement_timeout=1', /no parameter "statement_timeout"/],
    ['postgres://u:5/x?cret@host/db', /^(?!.*cret).*a parameter that Holdline does not know/s],
    ['postgres://h/?sslmode', /the parameter sslmode in its URL has no value/],
    ['postgres://h/?sslmode=', /sslmode in its URL is disable, .* or verify-full, not empty/],
    ['postgres://h/?sslmode=no-verify', /sslmode in its URL is .*, not no-verify/],
    ['postgres://h/?ssl=1', /ssl in its URL is true: give sslmode instead/],
    ['postgres://h/', /PGSSLMODE is .*, not on/, { PGSSLMODE: 'on' }],
    ['postgres://h/?target_session_attrs=standby', /target_session_attrs in its URL is any, read-write or/],
    ['postgres://h/', /PGTARGETSESSIONATTRS is .*, not read-only/, { PGTARGETSESSIONATTRS: 'read-only' }],
    ['postgres://h/?gssencmode=require', /gssencmode in its URL is disable or prefer, not require/],
    ['postgres://h/', /does not support PGREQUIREPEER: leave it out/, { PGREQUIREPEER: 'postgres' }],
    ['postgres://h/?require_auth=scram-sha-256', /does not support require_auth in its URL/],
    ['postgres://h/?tcp_user_timeout=5', /tcp_user_timeout in its URL is 0, not 5/],
    ['postgres://h/?client_encoding=LATIN1', /client_encoding in its URL is UTF8/],
    ['postgres://h/?connect_timeout=soon', /connect_timeout in its URL is no whole number of seconds/],
    ['postgres://h/?port=0', /port in its URL is no number from 1 to 65535/],
    ['postgres://h/', /PGPORT is no number/, { PGPORT: 'x' }],
    ['postgres://h1,h2/?port=1,2,3', /there are 2 hosts and 3 ports/],
    ['postgres://h1,h2/?hostaddr=192.0.2.1', /there are 2 hosts and 1 addresses/],
    ['postgres://h:70000/', /with a port from 1 to 65535;/],
    ['postgres://::1/db', /a host that is no name:port or \[IPv6 address\]:port/],
    ['postgres://%40abstract/db', /abstract sockets/],
    ['postgres://h/%zz', /a % that is no %XX/],
    ['postgres://h/a%00', /a % that is no %XX/],
    ['postgres://h/?service=none', /no service none in \/home\/me\/\.pg_service\.conf or \/etc\/postgresql/],
    ['postgres://h/', /no service none in \/s or/, { PGSERVICE: 'none', PGSERVICEFILE: '/s' }],
  ])('%s', (url, message, variables = {}) => {
    const files = variables['PGSERVICEFILE'] === undefined ? {} : { '/s': '[other]\nhost=h\n' }
    expect(refusal(url, variables, files)).toMatch(/^PostgreSQL cannot be used: [^\n]+$/)
    expect(refusal(url, variables, files)).toMatch(message)
  })

  it.each(['host', 'wrong=1', 'service=other', 'host = h'])('a service with the line %s', (line) => {
    const files = { '/home/me/.pg_service.conf': `[numbers]\n${line}\n` }
    expect(refusal('postgres://?service=numbers', {}, files)).toMatch(/the service numbers in .* has a line/)
  })

  it('a file of services that is named and is not there', () => {
    expect(refusal('postgres://?service=numbers', { PGSERVICEFILE: '/s' })).toMatch(
      /the file of services \/s cannot be read: no such file/,
    )
  })

  it.each([
    'postgres://u:sec/ret@h/db',
    'postgres://u:12/ret@h/db',
    'postgres://u:sec:ret,h/db',
    'postgres://u:secret%zz@h/db',
    'postgres://u:secret@h:port/db',
    'postgres://u:secret@h/db?password=secret&nothing=1',
  ])('without a part of a password: %s', (url) => {
    expect(refusal(url)).not.toMatch(/sec|ret\b/)
  })
})
