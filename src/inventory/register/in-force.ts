import type { Offering } from '../../numbering/offering.ts'
import type { Resource } from '../../resources/resource.ts'
import type { RegisterSpan } from '../../storage/port/register-store.ts'
import type { Policy } from '../policy.ts'

/** The resources, offerings and rules in force under one version of the register; immutable. */
export interface InForce {
  /** The register's version. Commands that depend on the register carry this version to the store. */
  readonly version: number
  /** When these are in force; at any time if absent. */
  readonly span?: RegisterSpan
  /** The first resource is the default resource. */
  readonly resources: readonly [Resource, ...Resource[]]
  /** The names of the resources that are closed: they get no numbers any more. */
  readonly closed: ReadonlySet<string>
  readonly offerings: readonly Offering[]
  /** The countries that requests can name: the listed ones, and those of the offerings. */
  readonly countries: ReadonlySet<string>
  /** The rules for a resource, with the resource's own limits if it has any. */
  policyFor(resource: string): Policy
}
