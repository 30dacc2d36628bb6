import { countriesWith } from '../../src/catalog/countries.ts'
import { DEFAULT_OFFERINGS } from '../../src/catalog/offerings.ts'
import { DEFAULT_POLICY, type Policy } from '../../src/inventory/policy.ts'
import type { InForce } from '../../src/inventory/register/in-force.ts'
import type { Register } from '../../src/inventory/register/register.ts'
import type { Offering } from '../../src/numbering/offering.ts'

/** A register that never changes, for a store whose own register is never changed. */
export function fixedRegister(
  given: {
    offerings?: readonly Offering[]
    policy?: Policy
    accessKey?: string
    /** Beside contoso. */
    others?: readonly string[]
  } = {},
): Register {
  const { offerings = DEFAULT_OFFERINGS, policy = DEFAULT_POLICY, accessKey, others = [] } = given
  const resources: InForce['resources'] = [
    { name: 'contoso', accessKeys: accessKey === undefined ? [] : [accessKey], hosts: [] },
    ...others.map((name) => ({ name, accessKeys: [], hosts: [] })),
  ]
  const inForce: InForce = {
    version: 0,
    resources,
    closed: new Set(),
    offerings,
    countries: countriesWith(offerings),
    policyFor: () => policy,
  }
  return { current: () => inForce, refresh: () => Promise.resolve(inForce) }
}
