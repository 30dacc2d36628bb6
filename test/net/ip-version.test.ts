import { isIP } from 'node:net'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ipVersion } from '../../src/net/ip-version.ts'

it('The version of an IP address is the same as by isIP of Node', () => {
  const text = fc.oneof(
    fc.ipV4(),
    fc.ipV6(),
    fc.domain(),
    fc.string(),
    fc.constantFrom('::1', '', '::ffff:1.2.3.4'),
  )
  fc.assert(
    fc.property(text, (given) => {
      expect(ipVersion(given)).toBe(isIP(given))
    }),
  )
})
