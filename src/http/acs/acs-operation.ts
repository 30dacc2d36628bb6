import { type Static, type TSchema, Type } from 'typebox'
import type { Inventory } from '../../inventory/inventory.ts'
import type { Answer } from '../answer.ts'
import type { ApiOperation, OperationBody, OperationParameter } from '../api-operation.ts'
import type { ApiVersion } from '../contract/api-version.ts'
import type { VersionedSchema } from '../contract/at-version.ts'
import type { ApiError } from '../errors/api-error.ts'
import type { Target } from '../request/target.ts'

/** An operation of the ACS API. It has versions, and its callers are resources. */
export interface AcsOperation extends ApiOperation {
  /** The published `operationId`, without its prefix `PhoneNumbers_`. */
  readonly operationId: string
  readonly plane: 'resource'
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** The version in which it came. */
  readonly since: ApiVersion
  /** The headers that say something of the operation, by status, as published: `Operation-Location`. */
  readonly responseHeaders?: Readonly<Record<number, readonly string[]>>
  /** Whether clients poll for the outcome, and where they read it: at the `Location` of the 202, or nowhere. */
  readonly longRunning?: { readonly finalStateVia?: 'location' }
  /** The field of the answer that has the items of a page; `nextLink` leads to the next. */
  readonly pageOf?: string
  readonly handle: (request: AcsRequest) => Promise<Answer | ApiError>
}

/** A request that is authenticated, of a version that has the operation, and fits the operation's schemas. */
export interface AcsRequest<Body = unknown, Filters = unknown> {
  readonly inventory: Inventory
  /** Which resource it acts for. */
  readonly resource: string
  readonly version: ApiVersion
  /** The version as the client wrote it: links in the answer carry it. */
  readonly requestedVersion: string
  /** The parameters in the path, decoded. */
  readonly parameters: Readonly<Record<string, string>>
  readonly target: Target
  /** The parameters of the operation's `query` schema that were given. */
  readonly filters: Filters
  /** The header as it came; empty if there was none. */
  readonly acceptLanguage: string
  readonly body: Body
  /** The key by which this request, sent again by its client, is told from a new request. */
  readonly repeatKey?: string
}

/** The description of an operation; the plane is the same for all. */
type Described<Operation> = Omit<Operation, 'plane'>

/** An operation without a body, whose query has no parameters but those of paging. */
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
    parameters: { ...queryParameters(operation.query), ...operation.parameters },
    // The query was checked against this very schema before the handler is called.
    handle: (request) => operation.handle({ ...request, filters: request.filters as Static<S> }),
  }
}

/** An operation with a body, whose handler is given it by the type of its schema. */
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
    handle: (request) => operation.handle({ ...request, body: request.body as Static<S> }),
  }
}

/** The parameters of a query's schema, as an operation declares them. */
function queryParameters(schema: TSchema): Record<string, OperationParameter> {
  if (!Type.IsObject(schema)) throw new TypeError('The schema of a query is one of an object')
  const { properties } = schema
  const required: readonly string[] = schema.required ?? []
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [
      name,
      { in: 'query', schema: property, required: required.includes(name) },
    ]),
  )
}
