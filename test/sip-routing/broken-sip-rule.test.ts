import fc from 'fast-check'
import { expect, it } from 'vitest'
import { brokenSipRule } from '../../src/sip-routing/broken-sip-rule.ts'
import { patchSipConfiguration } from '../../src/sip-routing/patch-sip-configuration.ts'
import { readSipConfiguration } from '../../src/sip-routing/read-sip-configuration.ts'
import { EMPTY_SIP_CONFIGURATION, type SipConfiguration } from '../../src/sip-routing/sip-configuration.ts'

const fqdn = fc.constantFrom('a.example', 'b.example', 'c.example', '-')
const configurations: fc.Arbitrary<SipConfiguration> = fc.record({
  trunks: fc.uniqueArray(
    fc.record({ fqdn, sipSignalingPort: fc.constantFrom(1, 5060, 65_535, 65_536, -1) }),
    { selector: ({ fqdn: name }) => name, maxLength: 3 },
  ),
  routes: fc.array(
    fc.record(
      {
        description: fc.string(),
        name: fc.constantFrom('one', 'other', ''),
        numberPattern: fc.constantFrom('.*', ''),
        trunks: fc.array(fqdn, { maxLength: 2 }),
      },
      { requiredKeys: ['name', 'numberPattern', 'trunks'] },
    ),
    { maxLength: 2 },
  ),
})

it('a configuration breaks a rule where no patch could bring it in', () => {
  let [kept, broken] = [0, 0]
  fc.assert(
    fc.property(configurations, (configuration) => {
      const patch = {
        trunks: new Map(configuration.trunks.map((trunk) => [trunk.fqdn, trunk])),
        routes: configuration.routes,
      }
      const patching = patchSipConfiguration(EMPTY_SIP_CONFIGURATION, patch)
      const rule = brokenSipRule(configuration)
      expect(rule).toEqual(patching.kind === 'refused' ? patching.violation : undefined)
      if (rule === undefined) kept += 1
      else broken += 1
    }),
    { numRuns: 500 },
  )
  expect(Math.min(kept, broken)).toBeGreaterThan(10)
})

it('a configuration is read from its JSON document', () => {
  fc.assert(
    fc.property(configurations, (configuration) => {
      expect(readSipConfiguration(JSON.parse(JSON.stringify(configuration)))).toEqual(configuration)
    }),
  )
})

it.each([
  'null',
  '[]',
  '{}',
  '{"trunks":[]}',
  '{"trunks":{},"routes":[]}',
  '{"trunks":[null],"routes":[]}',
  '{"trunks":[{"fqdn":"a.example"}],"routes":[]}',
  '{"trunks":[{"fqdn":"a.example","sipSignalingPort":"5060"}],"routes":[]}',
  '{"trunks":[{"fqdn":"a.example","sipSignalingPort":1.5}],"routes":[]}',
  '{"trunks":[],"routes":[{"name":"one","numberPattern":".*"}]}',
  '{"trunks":[],"routes":[{"name":"one","numberPattern":".*","trunks":[1]}]}',
  '{"trunks":[],"routes":[{"name":"one","numberPattern":".*","trunks":[],"description":null}]}',
])('%s is no configuration', (text) => {
  expect(readSipConfiguration(JSON.parse(text))).toBeUndefined()
})
