// @peculiar/x509 needs this import before its own.
import 'reflect-metadata'
import { X509Certificate as NodeCertificate } from 'node:crypto'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
} from '@peculiar/x509'
import { describe, expect, it } from 'vitest'
import { derInteger, derOid, derTime } from '../../src/tls/der.ts'
import { isUsableAuthority } from '../../src/tls/is-usable-authority.ts'
import { makeAuthority } from '../../src/tls/make-authority.ts'
import { makeLeaf } from '../../src/tls/make-leaf.ts'
import { localNameConstraints } from '../../src/tls/name-constraints.ts'

const NOW = Date.UTC(2026, 10, 29, 6, 30)
const DAY = 24 * 60 * 60_000
const NAMES = ['localhost', '*.localhost', '127.0.0.1', '::1']

const hex = (bytes: Buffer) => bytes.toString('hex')

describe('a certificate, as a library reads it', () => {
  const authority = makeAuthority(NOW)
  const authorityCertificate = new X509Certificate(authority.certificate)
  const leaf = new X509Certificate(makeLeaf(authority, NAMES, NOW).certificate)

  it('of an authority has what the library itself would write', async () => {
    const { extensions, publicKey, subject, issuer, notBefore, notAfter } = authorityCertificate
    expect([subject, issuer]).toEqual(Array(2).fill('CN=Holdline local authority'))
    expect([notBefore.getTime(), notAfter.getTime()]).toEqual([NOW - DAY, NOW + 3650 * DAY])
    const expected = [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      await SubjectKeyIdentifierExtension.create(publicKey),
    ]
    expect(
      extensions.filter(({ type }) => type !== '2.5.29.30').map(({ rawData }) => hex(Buffer.from(rawData))),
    ).toEqual(expected.map(({ rawData }) => hex(Buffer.from(rawData))))
    expect(isUsableAuthority(authority, NOW, localNameConstraints())).toBe(true)
  })

  it('of a server has what the library itself would write', async () => {
    const { extensions, publicKey, subject, issuer, notBefore, notAfter } = leaf
    expect([subject, issuer]).toEqual(['CN=Holdline server certificate', 'CN=Holdline local authority'])
    expect([notBefore.getTime(), notAfter.getTime()]).toEqual([NOW - DAY, NOW + 365 * DAY])
    const expected = [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(
        NAMES.map((value) => ({ type: /^[\d:]/.test(value) ? ('ip' as const) : ('dns' as const), value })),
      ),
      await SubjectKeyIdentifierExtension.create(publicKey),
      await AuthorityKeyIdentifierExtension.create(authorityCertificate.publicKey),
    ]
    expect(extensions.map(({ rawData }) => hex(Buffer.from(rawData)))).toEqual(
      expected.map(({ rawData }) => hex(Buffer.from(rawData))),
    )
    expect(await leaf.verify({ publicKey: authorityCertificate.publicKey, date: new Date(NOW) })).toBe(true)
  })

  it('has a serial number of its own', () => {
    const serials = Array.from({ length: 50 }, () => makeLeaf(authority, NAMES, NOW).certificate).map(
      (pem) => new NodeCertificate(pem).serialNumber,
    )
    expect(new Set(serials).size).toBe(50)
  })
})

describe('DER', () => {
  it.each([
    ['00', '020100'],
    ['0000', '020100'],
    ['7f', '02017f'],
    ['80', '02020080'],
    ['0080', '02020080'],
    ['0001ff', '020201ff'],
  ])('writes the number %s in as few bytes as possible, and never as negative', (bytes, expected) => {
    expect(hex(derInteger(Buffer.from(bytes, 'hex')))).toBe(expected)
  })

  it.each([
    ['2.5.29.30', '0603551d1e'],
    ['1.2.840.10045.4.3.2', '06082a8648ce3d040302'],
    ['1.3.6.1.5.5.7.3.1', '06082b06010505070301'],
  ])('writes the object identifier %s', (oid, expected) => expect(hex(derOid(oid))).toBe(expected))

  it.each([
    [Date.UTC(2049, 11, 31, 23, 59, 59, 999), 0x17, '491231235959Z'],
    [Date.UTC(2050, 0, 1), 0x18, '20500101000000Z'],
  ])('writes the instant %d in the form of its year', (instant, tag, text) => {
    const value = derTime(instant)
    expect([value[0], value.subarray(2).toString()]).toEqual([tag, text])
  })
})
