import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CAPABILITY_VALUES,
  type Capabilities,
  capabilityBits,
  capabilityCount,
  capabilityFromBits,
  includesCapabilities,
  patchCapabilities,
} from '../../src/numbering/capabilities.ts'

const capability = fc.constantFrom(...CAPABILITY_VALUES)
const capabilities: fc.Arbitrary<Capabilities> = fc.record({ calling: capability, sms: capability })

describe('Capabilities', () => {
  it('include each other as their directions do, each channel for itself', () => {
    const included = CAPABILITY_VALUES.map((offered) =>
      CAPABILITY_VALUES.filter((wanted) =>
        includesCapabilities({ calling: offered, sms: 'none' }, { calling: wanted, sms: 'none' }),
      ),
    )
    expect(included).toEqual([
      ['none'],
      ['none', 'inbound'],
      ['none', 'outbound'],
      ['none', 'inbound', 'outbound', 'inbound+outbound'],
    ])
    const calls = { calling: 'inbound+outbound', sms: 'none' } as const
    expect(includesCapabilities(calls, { calling: 'none', sms: 'inbound' })).toBe(false)
    expect(includesCapabilities(calls, { calling: 'inbound', sms: 'inbound' })).toBe(false)
  })

  it('are partially ordered by inclusion, with nothing at the bottom and everything at the top', () => {
    const property = fc.property(capabilities, capabilities, capabilities, (a, b, c) => {
      expect(includesCapabilities(a, a)).toBe(true)
      if (includesCapabilities(a, b) && includesCapabilities(b, a)) expect(a).toEqual(b)
      if (includesCapabilities(a, b) && includesCapabilities(b, c)) {
        expect(includesCapabilities(a, c)).toBe(true)
      }
      expect(includesCapabilities(a, { calling: 'none', sms: 'none' })).toBe(true)
      expect(includesCapabilities({ calling: 'inbound+outbound', sms: 'inbound+outbound' }, a)).toBe(true)
    })
    fc.assert(property, { numRuns: 2_000 })
  })

  it('that include other capabilities have at least as many directions', () => {
    const property = fc.property(capabilities, capabilities, (a, b) => {
      if (!includesCapabilities(a, b)) return
      expect(capabilityCount(a) - capabilityCount(b)).toBeGreaterThanOrEqual(0)
      expect(capabilityCount(a) === capabilityCount(b)).toBe(a.calling === b.calling && a.sms === b.sms)
    })
    fc.assert(property, { numRuns: 1_000 })
    expect(capabilityCount({ calling: 'inbound+outbound', sms: 'outbound' })).toBe(3)
  })

  it('keep what a patch does not name', () => {
    const current = { calling: 'inbound', sms: 'outbound' } as const
    expect(patchCapabilities(current, {})).toEqual(current)
    expect(patchCapabilities(current, { sms: 'none' })).toEqual({ calling: 'inbound', sms: 'none' })
  })

  it('survive as bits, which databases keep and which must not change', () => {
    expect(CAPABILITY_VALUES.map(capabilityBits)).toEqual([0, 1, 2, 3])
    for (const value of CAPABILITY_VALUES) expect(capabilityFromBits(capabilityBits(value))).toBe(value)
    expect(() => capabilityFromBits(4)).toThrow(RangeError)
  })
})
