import { X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type TlsOptions, tlsLoader } from '../../src/cli/load-tls.ts'
import { resolveConfig } from '../../src/config/resolve-config.ts'
import { startHoldline } from '../../src/start-holdline.ts'
import { openMemoryStore } from '../../src/storage/sqlite/open-memory-store.ts'
import type { CertificatePair } from '../../src/tls/certificate-pair.ts'
import { makeAuthority } from '../../src/tls/make-authority.ts'
import { makeLeaf } from '../../src/tls/make-leaf.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { collectLog } from './collect-log.ts'
import { holdRounds } from './held-rounds.ts'
import { openConnection } from './open-connection.ts'

const DAY = 24 * 60 * 60_000
// Clients check certificates against the real clock, so the clock of a server comes from the past to the present.
const PRESENT = Math.floor(Date.now() / 1000) * 1000
const notAsked = () => Promise.reject(new Error('It is not asked for'))
const serialOf = (certificate: string) => new X509Certificate(certificate).serialNumber

const authority = await makeAuthority(PRESENT - 400 * DAY)
const makePair = (now = PRESENT) => makeLeaf(authority, ['localhost'], now)
const [one, other] = [await makePair(), await makePair()]

interface Given {
  tls?: Partial<TlsOptions>
  now?: number
}

/** A server that looks at its certificate when the test says so, with the clock of the test. */
async function given({ tls = {}, now = PRESENT }: Given = {}) {
  const clock = { now }
  const { logger, lines, text } = collectLog()
  const rounds = holdRounds()
  const configured = (hosts: string[]) => {
    const document = {
      resources: [{ name: 'a', accessKeys: [Buffer.alloc(32).toString('base64')], hosts }],
    }
    return resolveConfig({ document, documentName: 'the test', environment: {}, host: '127.0.0.1' })
  }
  let config = configured([])
  const options = { data: temporaryDirectory(), host: '127.0.0.1', ...tls }
  const holdline = await startHoldline({
    openStore: () => openMemoryStore({ systemNow: Date.now }),
    openSandboxStore: () => openMemoryStore(),
    config,
    logger,
    host: '127.0.0.1',
    httpPort: 0,
    loadTls: tlsLoader(
      options,
      () => config,
      () => clock.now,
      logger,
    ),
    loadCatalog: notAsked,
    loadCarriers: notAsked,
    systemNow: () => clock.now,
    sleep: rounds.sleep,
    limits: { lingerMs: 0 },
  })
  onTestFinished(() => holdline.stop())
  const caOf = async () => (await fetch(`${holdline.addresses.http}/_holdline/tls/ca.pem`)).text()
  const connect = async (ca: string, name = 'localhost') => {
    const connection = await openConnection(Number(new URL(holdline.addresses.https ?? '').port), ca, name)
    onTestFinished(connection.close)
    return connection
  }
  const name = (hosts: string[]) => {
    config = configured(hosts)
  }
  return { clock, lines, text, rounds, holdline, caOf, connect, name, directory: options.data }
}

/** The certificate and key in files, and a way to replace them. */
function files(pair: CertificatePair, directory = temporaryDirectory()) {
  const [tlsCert, tlsKey] = [join(directory, 'cert.pem'), join(directory, 'key.pem')]
  const write = ({ certificate, privateKey }: CertificatePair) => {
    writeFileSync(tlsCert, certificate, { mode: 0o600 })
    writeFileSync(tlsKey, privateKey, { mode: 0o600 })
  }
  write(pair)
  return { tls: { tlsCert, tlsKey }, write }
}

describe('the local certificate of a running server', () => {
  it('is renewed 30 days ahead, for new connections, by the same authority', async () => {
    const { clock, rounds, caOf, connect, lines } = await given({ now: PRESENT - 336 * DAY })
    const ca = await caOf()
    const early = await connect(ca)
    clock.now = PRESENT - 2 * DAY
    await rounds.next()
    expect((await connect(ca)).serial).toBe(early.serial)
    clock.now = PRESENT
    await rounds.next()
    const late = await connect(ca)
    expect(late.serial).not.toBe(early.serial)
    expect(await early.ask()).toMatch(/^HTTP\/1\.1 200 /)
    expect(await late.ask()).toMatch(/^HTTP\/1\.1 200 /)
    expect(await caOf()).toBe(ca)
    // The renewal is known before any warning is due.
    expect(lines().map(({ level }) => level)).toEqual([30])
    // Node's timers fire at once beyond this limit.
    expect(Math.max(...rounds.pauses)).toBeLessThan(2 ** 31)
  })

  it('is made again when it lies in the future, unless the authority does too', async () => {
    const { clock, rounds, caOf, connect, holdline } = await given({ now: PRESENT - 100 * DAY })
    const ca = await caOf()
    clock.now = PRESENT + 300 * DAY
    await rounds.next()
    clock.now = PRESENT
    await rounds.next()
    const { serial } = await connect(ca)
    clock.now = 0
    await rounds.next()
    expect((await connect(ca)).serial).toBe(serial)
    expect(holdline.tls?.authority?.certificate).toBe(ca)
  })

  it('stays while it cannot be renewed, and says why once a day', async () => {
    const { clock, rounds, caOf, connect, lines, directory } = await given({ now: PRESENT - 360 * DAY })
    const { serial } = await connect(await caOf())
    rmSync(join(directory, 'tls'), { recursive: true })
    writeFileSync(join(directory, 'tls'), '')
    clock.now = PRESENT
    for (let round = 0; round < 3; round += 1) await rounds.next()
    expect((await connect(await caOf())).serial).toBe(serial)
    expect(lines()).toEqual([
      expect.objectContaining({ level: 50, reason: expect.stringMatching(/^Cannot keep certificates in /) }),
      expect.objectContaining({ level: 40, daysLeft: 5 }),
    ])
    rmSync(join(directory, 'tls'))
    await rounds.next()
    expect((await connect(await caOf())).serial).not.toBe(serial)
  })

  it('is not made again because its files are gone', async () => {
    const { rounds, caOf, holdline, directory } = await given()
    const ca = await caOf()
    rmSync(join(directory, 'tls'), { recursive: true })
    await rounds.next()
    await holdline.reloadTls()
    expect(existsSync(join(directory, 'tls'))).toBe(false)
    expect(await caOf()).toBe(ca)
  })

  it('gets a new local host name when it is read again', async () => {
    const { caOf, connect, name, holdline } = await given()
    const ca = await caOf()
    await expect(connect(ca, 'contoso.localhost')).rejects.toThrow('ERR_TLS_CERT_ALTNAME_INVALID')
    name(['contoso.localhost'])
    await holdline.reloadTls()
    expect(await (await connect(ca, 'contoso.localhost')).ask()).toMatch(/^HTTP\/1\.1 200 /)
  })
})

describe('a certificate that the operator brings, while the server runs', () => {
  it('is read again when its files change, and open connections keep the earlier one', async () => {
    const { tls, write } = files(one)
    const { rounds, connect, lines } = await given({ tls })
    const before = await connect(authority.certificate)
    expect(before.serial).toBe(serialOf(one.certificate))
    write(other)
    await rounds.next()
    expect((await connect(authority.certificate)).serial).toBe(serialOf(other.certificate))
    expect(await before.ask()).toMatch(/^HTTP\/1\.1 200 /)
    await rounds.next()
    expect(lines().map(({ msg }) => msg)).toEqual(['A new certificate is in use for new connections'])
  })

  it('is read again when a link on the way leads elsewhere, as in a volume of Kubernetes', async () => {
    const directory = temporaryDirectory()
    for (const [name, pair] of Object.entries({ first: one, second: other })) {
      mkdirSync(join(directory, name))
      files(pair, join(directory, name))
      for (const file of ['cert.pem', 'key.pem']) utimesSync(join(directory, name, file), 1, 1)
    }
    symlinkSync('first', join(directory, '..data'))
    for (const file of ['cert.pem', 'key.pem']) symlinkSync(join('..data', file), join(directory, file))
    const tls = { tlsCert: join(directory, 'cert.pem'), tlsKey: join(directory, 'key.pem') }
    const { rounds, connect } = await given({ tls })
    symlinkSync('second', join(directory, '..data_tmp'))
    renameSync(join(directory, '..data_tmp'), join(directory, '..data'))
    await rounds.next()
    expect((await connect(authority.certificate)).serial).toBe(serialOf(other.certificate))
  })

  it('is what clients are told to trust if it is self-signed, also after a change', async () => {
    const [self, next] = [await makeAuthority(PRESENT), await makeAuthority(PRESENT)]
    const { tls, write } = files(self)
    const { rounds, caOf } = await given({ tls })
    expect(await caOf()).toBe(new X509Certificate(self.certificate).toString())
    write(next)
    await rounds.next()
    expect(await caOf()).toBe(new X509Certificate(next.certificate).toString())
  })

  it.each<[string, CertificatePair, RegExp]>([
    [
      'the key of another certificate',
      { ...other, privateKey: one.privateKey },
      /^--tls-key .* is not the key/,
    ],
    ['no certificate', { ...other, certificate: 'none' }, /^--tls-cert .* holds no certificate/],
    ['half a key', { ...other, privateKey: other.privateKey.slice(0, 90) }, /^--tls-key .* no private key/],
    [
      'a damaged chain',
      {
        ...other,
        certificate: `${other.certificate}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`,
      },
      /^--tls-cert .* cannot be used for TLS/,
    ],
  ])('stays where the new pair has %s, which is logged once, without secrets', async (_, wrong, reason) => {
    const { tls, write } = files(one)
    const { rounds, connect, lines, text, clock, holdline } = await given({ tls })
    write(wrong)
    for (let round = 0; round < 3; round += 1) await rounds.next()
    const line = expect.objectContaining({ level: 50, reason: expect.stringMatching(reason) })
    expect(lines()).toEqual([line])
    expect((await connect(authority.certificate)).serial).toBe(serialOf(one.certificate))
    clock.now += 2 * DAY
    await rounds.next()
    await holdline.reloadTls()
    expect(lines()).toEqual([line, line, line])
    expect(text()).not.toContain(other.privateKey.split('\n')[1])
    write(other)
    await rounds.next()
    expect((await connect(authority.certificate)).serial).toBe(serialOf(other.certificate))
  })

  it.each([
    ['has expired', -400],
    ['is not valid yet', 10],
  ])('stays while it is valid and the new one %s, which clients would refuse', async (_, days) => {
    const { tls, write } = files(one)
    const { rounds, connect, lines, clock } = await given({ tls })
    const wrong = await makePair(PRESENT + days * DAY)
    write(wrong)
    for (let round = 0; round < 2; round += 1) await rounds.next()
    expect((await connect(authority.certificate)).serial).toBe(serialOf(one.certificate))
    expect(lines()).toEqual([
      expect.objectContaining({
        level: 50,
        msg: 'The new certificate cannot be used, and the earlier one stays in use',
        reason: 'It has expired, or is not valid yet, and clients would refuse it',
      }),
    ])
    // Where neither is valid, the files decide.
    clock.now = PRESENT + 1_000 * DAY
    await rounds.next()
    expect(lines().at(-2)).toMatchObject({
      level: 30,
      msg: 'A new certificate is in use for new connections',
    })
  })

  it('stays where its files are gone', async () => {
    const { tls } = files(one)
    const { rounds, connect, lines } = await given({ tls })
    rmSync(tls.tlsKey)
    await rounds.next()
    expect(lines()).toEqual([
      expect.objectContaining({ level: 50, reason: expect.stringMatching(/^Cannot read --tls-key /) }),
    ])
    expect((await connect(authority.certificate)).serial).toBe(serialOf(one.certificate))
  })

  it('that will expire or has expired is logged at the start and while the server runs', async () => {
    const { tls, write } = files(await makePair(PRESENT - 345 * DAY))
    const { rounds, lines, clock } = await given({ tls })
    const ending = { level: 40, daysLeft: 20, validTo: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) }
    expect(lines()).toEqual([expect.objectContaining(ending)])
    await rounds.next()
    expect(lines()).toHaveLength(1)
    clock.now += DAY
    await rounds.next()
    expect(lines().at(-1)).toMatchObject({ level: 40, daysLeft: 19 })
    clock.now = PRESENT + 20 * DAY
    await rounds.next()
    await rounds.next()
    expect(lines().slice(2)).toEqual([
      expect.objectContaining({ level: 50, msg: expect.stringContaining('has expired') }),
    ])
    clock.now += DAY / 24
    await rounds.next()
    expect(lines()).toHaveLength(4)
    write(other)
    await rounds.next()
    await rounds.next()
    expect(lines().slice(4)).toEqual([expect.objectContaining({ level: 30 })])
  })
})
