import { X509Certificate } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { localTls } from '../../src/tls/local-tls.ts'
import { makeLeaf } from '../../src/tls/make-leaf.ts'
import type { ServerTls } from '../../src/tls/server-tls.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { tlsHandshake } from './tls-handshake.ts'

// Certificates are checked by OpenSSL against the real clock, so the tests start from the present.
const NOW = Date.now()
const DAY = 24 * 60 * 60_000

const authorityOf = (tls: ServerTls) => tls.authority?.certificate ?? ''
const serialOf = (tls: ServerTls) => new X509Certificate(tls.pair.certificate).serialNumber

describe('the local certificate authority', () => {
  it.each(['localhost', '127.0.0.1', '::1'])('vouches for %s', async (name) => {
    const tls = await localTls({ directory: temporaryDirectory(), names: [], now: NOW })
    expect(await tlsHandshake(tls.pair, authorityOf(tls), name)).toBe('trusted')
  })

  it.each(['example.com', 'localhost.example.com', '192.168.0.1', '127.0.0.2'])(
    'does not vouch for %s',
    async (name) => {
      const tls = await localTls({ directory: temporaryDirectory(), names: [], now: NOW })
      expect(await tlsHandshake(tls.pair, authorityOf(tls), name)).toMatch(/^ERR_TLS_CERT_ALTNAME_INVALID/)
    },
  )

  it.each(['127.0.0.2', 'contoso.localhost'])('vouches for %s if it is configured', async (name) => {
    const directory = temporaryDirectory()
    await localTls({ directory, names: [], now: NOW })
    const tls = await localTls({ directory, names: [name], now: NOW })
    expect(await tlsHandshake(tls.pair, authorityOf(tls), name)).toBe('trusted')
  })

  it.each(['example.com', '192.168.0.1', '::2'])('cannot vouch for %s even with its key', async (name) => {
    const directory = temporaryDirectory()
    const certificate = authorityOf(await localTls({ directory, names: [], now: NOW }))
    const privateKey = readFileSync(join(directory, 'authority/ca-key.pem'), 'utf8')
    const forged = await makeLeaf({ certificate, privateKey }, [name], NOW)
    expect(await tlsHandshake(forged, certificate, name)).toMatch('permitted subtree violation')
  })

  it('is kept, with its certificate, from start to start', async () => {
    const directory = temporaryDirectory()
    const first = await localTls({ directory, names: [], now: NOW })
    expect(await localTls({ directory, names: [], now: NOW + DAY })).toEqual(first)
  })

  it('keeps its secrets from other users', async () => {
    const directory = join(temporaryDirectory(), 'data/tls')
    const tls = await localTls({ directory, names: [], now: NOW })
    const mode = (file: string) => (statSync(file).mode & 0o777).toString(8)
    expect(mode(directory)).toBe('700')
    expect(mode(join(directory, 'authority/ca-key.pem'))).toBe('600')
    expect(mode(join(directory, 'server.pem'))).toBe('600')
    expect(readFileSync(tls.authority?.file ?? '', 'utf8')).toBe(authorityOf(tls))
    expect(authorityOf(tls)).not.toContain('PRIVATE')
  })

  it('renews its certificate in the last 30 days, and stays the same authority', async () => {
    const directory = temporaryDirectory()
    const first = await localTls({ directory, names: [], now: NOW })
    const early = await localTls({ directory, names: [], now: NOW + 334 * DAY })
    expect(serialOf(early)).toBe(serialOf(first))
    const renewed = await localTls({ directory, names: [], now: NOW + 336 * DAY })
    expect(serialOf(renewed)).not.toBe(serialOf(first))
    expect(authorityOf(renewed)).toBe(authorityOf(first))
  })

  it('is replaced when it could not outlive another certificate', async () => {
    const directory = temporaryDirectory()
    const first = await localTls({ directory, names: [], now: NOW })
    const later = await localTls({ directory, names: [], now: NOW + 9 * 365 * DAY + DAY })
    expect(authorityOf(later)).not.toBe(authorityOf(first))
    const leaf = new X509Certificate(later.pair.certificate)
    expect(leaf.verify(new X509Certificate(authorityOf(later)).publicKey)).toBe(true)
  })

  it.each(['authority/ca-key.pem', 'authority/ca.pem', 'server.pem'])(
    'survives a damaged %s',
    async (file) => {
      const directory = temporaryDirectory()
      await localTls({ directory, names: [], now: NOW })
      writeFileSync(join(directory, file), '-----BEGIN PRIVATE KEY-----\nAAAA\n')
      const tls = await localTls({ directory, names: [], now: NOW })
      expect(await tlsHandshake(tls.pair, authorityOf(tls), 'localhost')).toBe('trusted')
      expect(readFileSync(tls.authority?.file ?? '', 'utf8')).toBe(authorityOf(tls))
    },
  )

  it('replaces a certificate that another authority signed', async () => {
    const directory = temporaryDirectory()
    const other = temporaryDirectory()
    await localTls({ directory, names: [], now: NOW })
    await localTls({ directory: other, names: [], now: NOW })
    writeFileSync(join(directory, 'server.pem'), readFileSync(join(other, 'server.pem')))
    const tls = await localTls({ directory, names: [], now: NOW })
    expect(await tlsHandshake(tls.pair, authorityOf(tls), 'localhost')).toBe('trusted')
  })

  it.each(['empty', 'damaged'])(
    'is the same for all servers that start together in an %s directory',
    async (state) => {
      const directory = temporaryDirectory()
      if (state === 'damaged') {
        await localTls({ directory, names: [], now: NOW })
        writeFileSync(join(directory, 'authority/ca-key.pem'), '')
      }
      const all = await Promise.all(
        Array.from({ length: 8 }, () => localTls({ directory, names: [], now: NOW })),
      )
      const kept = readFileSync(join(directory, 'authority/ca.pem'), 'utf8')
      for (const tls of all) {
        expect(authorityOf(tls)).toBe(kept)
        expect(new X509Certificate(tls.pair.certificate).verify(new X509Certificate(kept).publicKey)).toBe(
          true,
        )
      }
      expect(readdirSync(directory).sort()).toEqual(['authority', 'server.pem'])
    },
  )

  it('reports in one line that its directory cannot be used', async () => {
    const directory = temporaryDirectory()
    writeFileSync(join(directory, 'file'), '')
    const refused = localTls({ directory: join(directory, 'file/tls'), names: [], now: NOW })
    await expect(refused).rejects.toThrow(
      /^Cannot keep certificates in .*file\/tls: a part of the path is not a directory; .*--tls-cert/,
    )
  })
})
