import { expect, it } from 'vitest'
import { UnsuitableSession } from '../../../../src/storage/postgres/connection/check-session.ts'
import { findAddresses } from '../../../../src/storage/postgres/connection/find-addresses.ts'
import { PasswordMissing } from '../../../../src/storage/postgres/connection/find-password.ts'
import { createRoute } from '../../../../src/storage/postgres/connection/route.ts'
import type { Target } from '../../../../src/storage/postgres/connection/target.ts'
import { faultReason } from '../../../../src/storage/postgres/storage-fault.ts'

const target = (place: string, ssl: Target['ssl'] = false): Target => ({
  place,
  host: place,
  port: 5432,
  ssl,
  sslnegotiation: 'postgres',
  password: async () => '',
})
/** Two places, each with TLS first and then without. */
const TLS = {}
const TARGETS = [target('a', TLS), target('a'), target('b', TLS), target('b')] as const

/** The words of pg-pool. */
const BUSY = 'timeout exceeded when trying to connect'

const node = (code: string) => Object.assign(new Error(code), { code })
const said = (code: string) => Object.assign(new Error(code), { code, severity: 'FATAL' })
const nameOf = ({ place, ssl }: Target) => `${place}${ssl === false ? '' : ' with TLS'}`

/** The targets that are tried while connections fail so, by name of the target. */
async function tried(faults: Readonly<Record<string, Error>>, route = createRoute(TARGETS)) {
  const names: string[] = []
  const ended = await route
    .connect(async () => {
      const name = nameOf(route.current())
      names.push(name)
      const fault = faults[name]
      if (fault !== undefined) throw fault
    })
    .then(() => 'connected', faultReason)
  return { names, ended, next: nameOf(route.current()) }
}

it.each<[string, Record<string, Error>, string[], string]>([
  ['the first target is good', {}, ['a with TLS'], 'connected'],
  ['no TLS there', { 'a with TLS': new Error('no SSL') }, ['a with TLS', 'a'], 'connected'],
  ['pg_hba.conf wants no TLS', { 'a with TLS': said('28000') }, ['a with TLS', 'a'], 'connected'],
  ['the host is down', { 'a with TLS': node('ECONNREFUSED') }, ['a with TLS', 'b with TLS'], 'connected'],
  [
    'no TLS on any host, and no line of pg_hba.conf either',
    {
      'a with TLS': new Error('The server does not support SSL connections'),
      a: said('28000'),
      'b with TLS': new Error('The server does not support SSL connections'),
      b: said('28000'),
    },
    ['a with TLS', 'a', 'b with TLS', 'b'],
    // That there is no TLS is no reason, since the connection was tried without.
    'a: 28000; b: 28000',
  ],
  [
    'the host does not answer',
    { 'a with TLS': new Error('timeout expired') },
    ['a with TLS', 'b with TLS'],
    'connected',
  ],
  ['the server starts', { 'a with TLS': said('57P03') }, ['a with TLS', 'b with TLS'], 'connected'],
  [
    'the server is a standby',
    { 'a with TLS': new UnsuitableSession('ro') },
    ['a with TLS', 'b with TLS'],
    'connected',
  ],
  ['a wrong password', { 'a with TLS': said('28P01') }, ['a with TLS'], '28P01'],
  ['no password', { 'a with TLS': new PasswordMissing('none') }, ['a with TLS'], 'none'],
  ['a busy pool', { 'a with TLS': new Error(BUSY) }, ['a with TLS'], BUSY],
  ['too many connections', { 'a with TLS': said('53300') }, ['a with TLS'], '53300'],
  [
    'nothing is up',
    { 'a with TLS': node('ECONNREFUSED'), 'b with TLS': node('ENOTFOUND') },
    ['a with TLS', 'b with TLS'],
    'a: ECONNREFUSED; b: ENOTFOUND',
  ],
])('%s', async (_, faults, names, ended) => {
  expect(await tried(faults)).toMatchObject({ names, ended })
})

it.each([said('53300'), said('28P01'), new Error(BUSY)])(
  'a target that was good stays so after %s',
  async (fault) => {
    const route = createRoute(TARGETS)
    await tried({ 'a with TLS': node('ECONNREFUSED') }, route)
    expect(await tried({ 'b with TLS': fault }, route)).toMatchObject({
      names: ['b with TLS'],
      next: 'b with TLS',
    })
  },
)

it('a target that was good is tried first, and then the other targets', async () => {
  const route = createRoute(TARGETS)
  expect(await tried({ 'a with TLS': node('ECONNREFUSED') }, route)).toMatchObject({ next: 'b with TLS' })
  expect(await tried({}, route)).toMatchObject({ names: ['b with TLS'] })
  expect(await tried({ 'b with TLS': said('57P01') }, route)).toMatchObject({
    names: ['b with TLS', 'a with TLS'],
    next: 'a with TLS',
  })
})

it('each address of a name is tried, and the one that was good comes first until the name does not lead to it', async () => {
  let addresses = ['1', '2', '3']
  const route = createRoute([target('a'), target('b')], async (host) => (host === 'a' ? addresses : [host]))
  const standby = new UnsuitableSession('it is read-only')
  async function connect(faults: Readonly<Record<string, Error>>) {
    const tried: string[] = []
    const ended = await route
      .connect(async () => {
        const { host } = route.current()
        tried.push(host)
        const fault = faults[host]
        if (fault !== undefined) throw fault
      })
      .then(() => 'connected', faultReason)
    return { tried, ended }
  }
  expect(await connect({ 1: standby, 2: node('ETIMEDOUT') })).toEqual({
    tried: ['1', '2', '3'],
    ended: 'connected',
  })
  expect(await connect({ 3: said('57P01') })).toEqual({ tried: ['3', '1'], ended: 'connected' })
  addresses = ['4']
  expect(await connect({ 4: standby, b: node('ECONNREFUSED') })).toEqual({
    tried: ['4', 'b'],
    ended: 'a: it is read-only; b: ECONNREFUSED',
  })
  addresses = ['1', '2']
  expect(await connect({ 1: standby, 2: standby, b: standby })).toMatchObject({
    ended: 'a (1): it is read-only; a (2): it is read-only; b: it is read-only',
  })
})

it('a name has its addresses, and an address or a directory is its own; a name that is unknown stays', async () => {
  expect(await findAddresses('localhost', 5_000)).toContain('127.0.0.1')
  for (const host of ['192.0.2.1', '::1', '/run/postgresql', 'unknown.invalid']) {
    expect(await findAddresses(host, 5_000)).toEqual([host])
  }
})
