import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hostsTls } from '../../src/tls/hosts-tls.ts'
import { localTls } from '../../src/tls/local-tls.ts'
import { makeLeaf } from '../../src/tls/make-leaf.ts'
import type { ServerTls } from '../../src/tls/server-tls.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { tlsHandshake } from './tls-handshake.ts'

// Certificates are checked by OpenSSL against the real clock, so the tests start from the present.
const NOW = Date.now()

const authorityOf = (tls: ServerTls) => tls.authority?.certificate ?? ''

/** Hosts of a certificate, and names for which its authority must not be able to vouch, even with its key. */
const CASES: [hosts: string[], others: string[]][] = [
  [['holdline'], ['other', 'a.holdline', 'localhost', '127.0.0.1', '192.0.2.1', '::1', '2001:db8::1']],
  [['numbers.example'], ['example', 'a.numbers.example', 'xnumbers.example', '10.0.0.1']],
  [
    ['a.example', 'a.b.example', 'b.example'],
    ['x.a.example', 'x.a.b.example', 'example', '::1'],
  ],
  [['192.0.2.1'], ['192.0.2.2', '192.0.2.0', '::1', 'localhost', 'holdline', 'a.example']],
  [['2001:db8::1'], ['2001:db8::2', '127.0.0.1', 'a.example']],
  [
    ['localhost', '127.0.0.1', '::1', 'holdline'],
    ['127.0.0.2', '::2', 'a.localhost', 'other'],
  ],
  [Array.from({ length: 40 }, (_, index) => `host-${index}.example`), ['host-40.example', '192.0.2.1']],
]

describe.each(CASES)('the authority of %j', (hosts, others) => {
  it('vouches for each of them', async () => {
    const tls = await hostsTls({ directory: temporaryDirectory(), hosts, now: NOW })
    for (const name of hosts) expect(await tlsHandshake(tls.pair, authorityOf(tls), name)).toBe('trusted')
  })

  it('names no other, and cannot vouch for any even with its key', async () => {
    const directory = temporaryDirectory()
    const tls = await hostsTls({ directory, hosts, now: NOW })
    const privateKey = readFileSync(join(directory, 'hosts/authority/ca-key.pem'), 'utf8')
    const authority = { certificate: authorityOf(tls), privateKey }
    for (const name of others) {
      expect(await tlsHandshake(tls.pair, authorityOf(tls), name)).toMatch(/^ERR_TLS_CERT_ALTNAME_INVALID/)
      const forged = await makeLeaf(authority, [name], NOW)
      expect(await tlsHandshake(forged, authorityOf(tls), name)).toMatch(/(permitted|excluded) subtree/)
    }
  })
})

describe('the authority of hosts', () => {
  it('is another than that of local names, which stays as it is', async () => {
    const directory = temporaryDirectory()
    const local = await localTls({ directory, names: [], now: NOW })
    const ofHosts = await hostsTls({ directory, hosts: ['holdline'], now: NOW })
    expect(authorityOf(ofHosts)).not.toBe(authorityOf(local))
    expect(await localTls({ directory, names: [], now: NOW })).toEqual(local)
    expect(ofHosts.authority?.file).toBe(join(directory, 'hosts/authority/ca.pem'))
  })

  it('is kept while the hosts stay, in any order, and made again for other hosts', async () => {
    const directory = temporaryDirectory()
    const first = await hostsTls({ directory, hosts: ['b', 'a'], now: NOW })
    expect(await hostsTls({ directory, hosts: ['a', 'b', 'a'], now: NOW })).toEqual(first)
    for (const hosts of [['a'], ['a', 'b', 'c'], ['a', 'c'], ['192.0.2.1']]) {
      const other = await hostsTls({ directory, hosts, now: NOW })
      expect(authorityOf(other)).not.toBe(authorityOf(first))
      const names = new X509Certificate(other.pair.certificate).subjectAltName?.split(', ')
      expect(names).toEqual(
        hosts.map((host) => (host === '192.0.2.1' ? `IP Address:${host}` : `DNS:${host}`)),
      )
    }
  })
})
