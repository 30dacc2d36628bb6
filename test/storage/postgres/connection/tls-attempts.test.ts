import { beforeAll, describe, expect, it } from 'vitest'
import { resolveConnection } from '../../../../src/storage/postgres/connection/resolve-connection.ts'
import { selfSigned } from '../../../support/self-signed.ts'
import { givenSurroundings } from './given-surroundings.ts'

const FILES: Record<string, string> = { '/none.pem': 'no certificate' }

beforeAll(async () => {
  const { certificate, key } = await selfSigned()
  FILES['/cert.pem'] = certificate
  FILES['/key.pem'] = key
})

/** How each attempt treats TLS: not at all, without a check, or with a check of the chain or of the name too. */
function attempts(parameters: string, own: readonly string[] = [], variables = {}, host = 'db'): string[] {
  const files = {
    ...FILES,
    ...Object.fromEntries(own.map((name) => [`/home/me/.postgresql/${name}`, FILES['/cert.pem'] ?? ''])),
  }
  const { targets } = resolveConnection(
    `postgres://${host}/?${parameters}`,
    givenSurroundings(variables, files),
  )
  return targets.map(({ ssl }) => {
    if (ssl === false) return 'plain'
    if (!ssl.rejectUnauthorized) return 'unchecked'
    const names = ssl.checkServerIdentity === undefined ? 'name' : 'chain'
    return `${names} by ${ssl.ca === undefined ? 'Node' : 'file'}`
  })
}

describe('sslmode has the meaning of libpq', () => {
  it.each<[string, string[], string[]?]>([
    ['', ['unchecked', 'plain']],
    ['sslmode=disable', ['plain']],
    ['sslmode=allow', ['plain', 'unchecked']],
    ['sslmode=prefer', ['unchecked', 'plain']],
    ['sslmode=require', ['unchecked']],
    ['ssl=true', ['unchecked']],
    ['sslmode=require&uselibpqcompat=true', ['unchecked']],
    ['sslmode=require&sslrootcert=/cert.pem', ['chain by file']],
    ['sslmode=require', ['chain by file'], ['root.crt']],
    ['sslmode=verify-ca&sslrootcert=/cert.pem', ['chain by file']],
    ['sslmode=verify-full&sslrootcert=/cert.pem', ['name by file']],
    ['sslmode=verify-full', ['name by file'], ['root.crt']],
    ['sslmode=verify-full', ['name by Node']],
    ['sslmode=verify-full&sslrootcert=system', ['name by Node'], ['root.crt']],
    ['sslrootcert=system', ['name by Node']],
  ])('%s', (parameters, expected, own = []) => {
    expect(attempts(parameters, own)).toEqual(expected)
  })

  it('in the environment too', () => {
    const variables = { PGSSLMODE: 'verify-ca', PGSSLROOTCERT: '/cert.pem' }
    expect(attempts('', [], variables)).toEqual(['chain by file'])
    expect(attempts('sslmode=disable', [], variables)).toEqual(['plain'])
  })

  it('says nothing about a Unix socket, which has no TLS', () => {
    expect(attempts('sslmode=verify-full', [], {}, '%2Fsocket')).toEqual(['plain'])
  })

  it('checks the name of the host, also where its address is given', () => {
    const { targets } = resolveConnection(
      'postgres://db/?hostaddr=192.0.2.1&sslmode=verify-full&sslrootcert=/cert.pem',
      givenSurroundings({}, FILES),
    )
    expect(targets).toMatchObject([{ host: '192.0.2.1', ssl: { servername: 'db' } }])
  })
})

it('a certificate of its own is sent, unless sslcertmode is disable', () => {
  const ssl = (parameters: string) =>
    resolveConnection(`postgres://db/?sslmode=require&${parameters}`, givenSurroundings({}, FILES)).targets[0]
      .ssl
  const given = 'sslcert=/cert.pem&sslkey=/key.pem&ssl_min_protocol_version=TLSv1.3'
  expect(ssl(given)).toMatchObject({
    cert: FILES['/cert.pem'],
    key: FILES['/key.pem'],
    minVersion: 'TLSv1.3',
  })
  expect(ssl(`${given}&sslcertmode=disable`)).not.toHaveProperty('cert')
})

it.each([
  [
    'sslmode=verify-ca',
    /sslmode in its URL is verify-ca, and needs a file of authorities: give it as sslrootcert/,
  ],
  [
    'sslmode=require&sslrootcert=system',
    /sslrootcert in its URL is system, so sslmode in its URL must be verify-full/,
  ],
  [
    'sslmode=verify-ca&sslrootcert=/gone.pem',
    /sslrootcert in its URL \(\/gone\.pem\) cannot be read: no such file/,
  ],
  ['sslcert=/cert.pem', /sslcert has no key/],
  ['sslcert=/none.pem&sslkey=/key.pem', /do not fit, or are no PEM/],
  ['sslnegotiation=direct', /sslnegotiation in its URL is direct, so sslmode must be require/],
])('%s is refused', (parameters, message) => {
  expect(() => attempts(parameters)).toThrow(message)
})
