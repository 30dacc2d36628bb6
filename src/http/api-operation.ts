import type { OperatorCaller, ResourceCaller } from './auth/caller.ts'
import type { VersionedSchema } from './contract/at-version.ts'

/** Who an operation is for: everybody, a resource, or the operator who runs this server. */
export const PLANES = ['public', 'resource', 'operator'] as const
export type Plane = (typeof PLANES)[number]

/** The type of the caller on each plane. A handler of one plane cannot be given the caller of another plane. */
export interface Callers {
  readonly public: undefined
  readonly resource: ResourceCaller
  readonly operator: OperatorCaller
}

/** The description of an operation, of the ACS API or our own. */
export interface ApiOperation {
  readonly operationId: string
  readonly plane: Plane
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Parameters are in braces, and every colon is a literal one. */
  readonly path: string
  /** The purpose of the operation, in a line. */
  readonly summary: string
  /**
   * The parameters in the query and headers, by name; and parameters in the path whose schema is narrower than any
   * text.
   */
  readonly parameters?: Readonly<Record<string, OperationParameter>>
  /** The filters of the answer: parameters in the query that are text, as the schema of an object. */
  readonly query?: VersionedSchema
  readonly body?: OperationBody
  /** The schema of the answer's body by status; `null` where there is no JSON body. */
  readonly responses: Readonly<Record<number, VersionedSchema | null>>
}

export interface OperationParameter {
  readonly in: 'query' | 'header' | 'path'
  /** `since` in the schema is the version in which the parameter came. */
  readonly schema: VersionedSchema
  readonly required?: boolean
}

export interface OperationBody {
  /** The media types that the operation takes, without parameters. */
  readonly mediaTypes: readonly string[]
  readonly schema: VersionedSchema
  /** Whether a request needs a body; the handler gets `{}` for a request without one. */
  readonly required: boolean
}
