import { describe, expect, it } from 'vitest'
import { addressBytes } from '../../src/net/address-bytes.ts'
import { parseCertificateName } from '../../src/net/parse-certificate-name.ts'

describe('a name of a certificate', () => {
  it.each([
    ['holdline', 'holdline'],
    ['Numbers.Example', 'numbers.example'],
    ['my_service-1.internal', 'my_service-1.internal'],
    ['192.0.2.1', '192.0.2.1'],
    ['[::1]', '::1'],
    ['2001:DB8:0:0::1', '2001:db8::1'],
    ['::ffff:192.0.2.1', '::ffff:c000:201'],
    ['1.example', '1.example'],
    [`${'a'.repeat(63)}.example`, `${'a'.repeat(63)}.example`],
  ])('%s is %s', (text, name) => {
    expect(parseCertificateName(text)).toBe(name)
  })

  it.each([
    '',
    '.',
    'a.',
    '.a',
    'a..b',
    '-a',
    'a-',
    '*.example',
    'a.example:8443',
    'https://a.example',
    'a/b',
    'a b',
    'bücher.example',
    '10.0.0',
    '256.1.1.1',
    'a.0x1f',
    '[::1',
    '::1]',
    '[holdline]',
    'fe80::1%eth0',
    `${'a'.repeat(64)}.example`,
    Array.from({ length: 64 }, () => 'abc').join('.'),
  ])('%s is none', (text) => {
    expect(parseCertificateName(text)).toBeUndefined()
  })
})

it.each([
  ['127.0.0.1', '7f000001'],
  ['::', '0'.repeat(32)],
  ['::1', `${'0'.repeat(31)}1`],
  ['fe80::', `fe80${'0'.repeat(28)}`],
  ['2001:db8::a:1', '20010db80000000000000000000a0001'],
  ['1:2:3:4:5:6:7:8', '00010002000300040005000600070008'],
])('the bytes of %s are %s', (address, bytes) => {
  expect(addressBytes(address).toString('hex')).toBe(bytes)
})
