import type { OperatorCaller, ResourceCaller } from './auth/caller.ts'
import type { VersionedSchema } from './contract/at-version.ts'

/** The planes of the operations: operations for everybody, for a resource, and for the operator of this server. */
export type Plane = 'public' | 'resource' | 'operator'

/** The type of the caller on each plane. A handler of one plane cannot be given the caller of another plane. */
export interface Callers {
  readonly public: undefined
  readonly resource: ResourceCaller
  readonly operator: OperatorCaller
}

/**
 * What an operation does for its resource, whatever its method. A suspended resource can read alone; a `search` and a
 * `purchase` are changes that have a quota; a `hold` changes what is held, as buyers do; a `change` is any other one.
 * `require-role.ts` has the role that the token of a caller needs for each kind.
 */
export type OperationKind = 'read' | 'search' | 'hold' | 'purchase' | 'change'

/** The description of an operation of the ACS API, or of an operation of our own. */
export interface ApiOperation {
  readonly operationId: string
  readonly plane: Plane
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Parameters are in braces; every colon is literal. */
  readonly path: string
  /** The purpose of the operation, in one line. */
  readonly summary: string
  /**
   * Parameters by name: in the query besides `query`, in headers, and in the path where the schema is narrower than any
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
  /** `since` in the schema is the first version that has the parameter. */
  readonly schema: VersionedSchema
  readonly required?: boolean
}

export interface OperationBody {
  /** The media types that the operation takes, without parameters. */
  readonly mediaTypes: readonly string[]
  readonly schema: VersionedSchema
  /** Whether a request needs a body; the handler gets `{}` for a request without one. */
  readonly required: boolean
  /** The most bytes that the operation takes; `DEFAULT_BODY_LIMIT_BYTES` if absent. 413 beyond. */
  readonly limitBytes?: number
}

/** A hundred times the usual body: a search takes some 250 bytes, and a purchase 50. */
export const DEFAULT_BODY_LIMIT_BYTES = 64 * 1024
