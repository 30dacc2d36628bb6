import type { Static, TSchema } from 'typebox'
import type { Inventory } from '../../inventory/inventory.ts'
import type { Sending } from '../../inventory/sent-searches.ts'
import type { ForcedOutcome } from '../../numbering/forced-outcome.ts'
import type { Answer } from '../answer.ts'
import type { ApiOperation, OperationBody, OperationKind } from '../api-operation.ts'
import type { ApiVersion } from '../contract/api-version.ts'
import type { VersionedSchema } from '../contract/at-version.ts'
import type { ApiError } from '../errors/api-error.ts'
import type { Target } from '../request/target.ts'

/** An operation of an ACS API. These operations have versions, and their callers are resources. */
export interface AcsOperation extends ApiOperation {
  /** The published `operationId`; that of the Phone Numbers API without its prefix `PhoneNumbers_`. */
  readonly operationId: string
  readonly plane: 'resource'
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly kind: OperationKind
  /** The first version that has the operation. */
  readonly since: ApiVersion
  /** The published headers of the operation's answers, such as `Operation-Location`, by status. */
  readonly responseHeaders?: Readonly<Record<number, readonly string[]>>
  /** Present if clients poll for the outcome; `location` if they then read the outcome at the `Location` of the 202. */
  readonly longRunning?: { readonly finalStateVia?: 'location' }
  /** The field of the answer that has the items of a page; `nextLink` leads to the next page. */
  readonly pageOf?: string
  readonly handle: (request: AcsRequest) => Promise<Answer | ApiError>
}

/** A request that is authenticated, has a version that has the operation, and fits the operation's schemas. */
export interface AcsRequest<Body = unknown, Filters = unknown> {
  readonly inventory: Inventory
  /** The resource for which the request acts. */
  readonly resource: string
  /** Whether area codes that no country has force an outcome; see `magicInput`. */
  readonly magicInputs: boolean
  readonly version: ApiVersion
  /** The version as the client wrote it. Links in the answer carry this text. */
  readonly requestedVersion: string
  /** The parameters in the path, decoded. */
  readonly parameters: Readonly<Record<string, string>>
  readonly target: Target
  /** The parameters of the operation's `query` schema that were given. */
  readonly filters: Filters
  /** The raw header; empty if there is none. */
  readonly acceptLanguage: string
  readonly body: Body
  /** Present for a request with a signature and a client request id, which may be sent again without a change. */
  readonly sending?: Sending
  /** What is forced upon the request; only a stand-in forces anything. */
  readonly forced?: ForcedOutcome
}

/** The description of an operation. The plane is the same for all operations. */
type Described<Operation> = Omit<Operation, 'plane'>

/** An operation without a body, whose query has the parameters of paging at most. */
export function defineOperation(operation: Described<Omit<AcsOperation, 'body' | 'query'>>): AcsOperation {
  return { ...operation, plane: 'resource' }
}

/** An operation without a body, whose handler is given the filters by the type of their schema. */
export function defineOperationWithQuery<S extends TSchema & VersionedSchema>(
  operation: Described<Omit<AcsOperation, 'body' | 'query' | 'handle'>> & {
    query: S
    handle: (request: AcsRequest<unknown, Static<S>>) => Promise<Answer | ApiError>
  },
): AcsOperation {
  return {
    ...operation,
    plane: 'resource',
    // The query was checked against this very schema before the handler is called.
    handle: (request) => operation.handle(request as AcsRequest<unknown, Static<S>>),
  }
}

/** An operation with a body, whose handler is given the body by the type of its schema. */
export function defineOperationWithBody<S extends TSchema & VersionedSchema>(
  operation: Described<Omit<AcsOperation, 'body' | 'query' | 'handle'>> & {
    body: Omit<OperationBody, 'schema'> & { schema: S }
    handle: (request: AcsRequest<Static<S>>) => Promise<Answer | ApiError>
  },
): AcsOperation {
  return {
    ...operation,
    plane: 'resource',
    // The body was checked against this very schema before the handler is called.
    handle: (request) => operation.handle(request as AcsRequest<Static<S>>),
  }
}
