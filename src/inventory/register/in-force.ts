import type { Offering } from '../../numbering/offering.ts'
import type { Resource } from '../../resources/resource.ts'
import type { Policy } from '../policy.ts'

/** The resources, offerings and rules in force under one version of the register; immutable. */
export interface InForce {
  /** The register's version; commands that depend on it carry it to the store. */
  readonly version: number
  /** The first is the default resource. */
  readonly resources: readonly [Resource, ...Resource[]]
  readonly offerings: readonly Offering[]
  /** The rules for a resource, with limits of its own if it has any. */
  policyFor(resource: string): Policy
}
