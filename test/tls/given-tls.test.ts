import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { givenTls } from '../../src/tls/given-tls.ts'
import { makeAuthority } from '../../src/tls/make-authority.ts'
import { makeLeaf } from '../../src/tls/make-leaf.ts'
import { UsageError } from '../../src/usage-error.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'
import { tlsHandshake } from './tls-handshake.ts'

const NOW = Date.now()
const authority = await makeAuthority(NOW)
const leaf = await makeLeaf(authority, ['localhost'], NOW)
const otherLeaf = await makeLeaf(authority, ['localhost'], NOW)

function files(certificate: string, privateKey: string): [string, string] {
  const directory = temporaryDirectory()
  writeFileSync(join(directory, 'cert.pem'), certificate)
  writeFileSync(join(directory, 'key.pem'), privateKey)
  return [join(directory, 'cert.pem'), join(directory, 'key.pem')]
}

describe('a certificate that the operator brings', () => {
  it('is used as it is, with its chain, and clients need no file to trust it', async () => {
    const chain = leaf.certificate + authority.certificate
    const tls = await givenTls(...files(chain, leaf.privateKey))
    expect(tls).toEqual({ pair: { certificate: chain, privateKey: leaf.privateKey } })
    expect(await tlsHandshake(tls.pair, authority.certificate, 'localhost')).toBe('trusted')
  })

  it('is the file to trust if it is self-signed', async () => {
    const [certificateFile, keyFile] = files(authority.certificate, authority.privateKey)
    expect((await givenTls(certificateFile, keyFile)).authority?.file).toBe(certificateFile)
  })

  it.each([
    [
      'a key of another certificate',
      leaf.certificate,
      otherLeaf.privateKey,
      /^--tls-key .* is not the key of/,
    ],
    ['no certificate', leaf.privateKey, leaf.privateKey, /^--tls-cert .* holds no certificate/],
    ['no key', leaf.certificate, leaf.certificate, /^--tls-key .* holds no private key/],
  ])('is refused with %s', async (_, certificate, privateKey, message) => {
    const refused = givenTls(...files(certificate, privateKey))
    await expect(refused).rejects.toThrow(message)
    await expect(refused).rejects.toBeInstanceOf(UsageError)
  })

  it('is refused where a file cannot be read', async () => {
    const directory = temporaryDirectory()
    mkdirSync(join(directory, 'folder'))
    const [certificateFile] = files(leaf.certificate, leaf.privateKey)
    await expect(givenTls(join(directory, 'none.pem'), certificateFile)).rejects.toThrow(
      /^Cannot read --tls-cert .*none\.pem: no such file or directory$/,
    )
    await expect(givenTls(certificateFile, join(directory, 'folder'))).rejects.toThrow(
      /^Cannot read --tls-key .*folder: it is a directory$/,
    )
  })
})
