import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isFqdn } from '../../src/sip-routing/is-fqdn.ts'

it.each([
  'a',
  'sbc.example.com',
  'SBC-1.Example.COM',
  'xn--bcher-kva.example',
  '1.example',
  '3com.com',
  'x'.repeat(63),
  `${'a.'.repeat(124)}b`,
])('%s is the name of a host', (text) => {
  expect(isFqdn(text)).toBe(true)
})

it.each([
  '',
  '-1',
  '_',
  '.',
  'a.',
  '.a',
  'a..b',
  '-a.com',
  'a-.com',
  'a_b.com',
  'a b.com',
  'bücher.example',
  '10.0.0.1',
  '1',
  'sbc.example.com:5061',
  'sbc.example.com\n',
  '[::1]',
  'x'.repeat(64),
  `${'a.'.repeat(124)}bc`,
])('%j is no name of a host', (text) => {
  expect(isFqdn(text)).toBe(false)
})

it('Domain names that a generator makes are names of hosts', () => {
  fc.assert(
    fc.property(fc.domain(), (domain) => {
      expect(isFqdn(domain)).toBe(domain.length <= 249)
    }),
  )
})
