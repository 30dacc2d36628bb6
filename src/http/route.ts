import type { Static, TSchema } from 'typebox'
import type { Inventory } from '../inventory/inventory.ts'
import type { ApiVersion } from './contract/api-version.ts'
import type { VersionedSchema } from './contract/at-version.ts'
import type { ApiError } from './errors/api-error.ts'

/** One operation of the API: what it takes, what it answers, and how. */
export interface Route {
  /** The published `operationId`, without its prefix `PhoneNumbers_`. */
  readonly operationId: string
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** As published: parameters in braces, and every colon a literal one. */
  readonly path: string
  /** The version in which it came. */
  readonly since: ApiVersion
  readonly body?: RouteBody
  /** The schema of the body by status; `null` where there is none. */
  readonly responses: Readonly<Record<number, VersionedSchema | null>>
  readonly handle: (request: RouteRequest) => Promise<Answer | ApiError>
}

export interface RouteBody {
  /** The media types that are taken, without parameters. */
  readonly mediaTypes: readonly string[]
  readonly schema: VersionedSchema
  /** Whether there has to be one; without, the handler gets `{}`. */
  readonly required: boolean
}

/** A request that is authenticated, of a version that has the operation, with a body that fits the schema. */
export interface RouteRequest<Body = unknown> {
  readonly inventory: Inventory
  /** Which resource it acts for. */
  readonly resource: string
  readonly version: ApiVersion
  /** The version as the client wrote it: what links in the answer have to carry. */
  readonly requestedVersion: string
  /** The parameters in the path, decoded. */
  readonly parameters: Readonly<Record<string, string>>
  /** The raw query, without its question mark. */
  readonly query: string
  readonly body: Body
  /** What tells this request, sent again by its client, from a new one. */
  readonly repeatKey?: string
}

export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** What the schema of the status describes; fields that the version does not have are left out of the answer. */
  readonly body?: unknown
}

/** A route without a body. */
export function defineRoute(route: Omit<Route, 'body'>): Route {
  return route
}

/** A route with a body, whose handler is given it by the type of its schema. */
export function defineRouteWithBody<S extends TSchema & VersionedSchema>(
  route: Omit<Route, 'body' | 'handle'> & {
    body: Omit<RouteBody, 'schema'> & { schema: S }
    handle: (request: RouteRequest<Static<S>>) => Promise<Answer | ApiError>
  },
): Route {
  return {
    ...route,
    // The body was checked against this very schema before the handler is called.
    handle: (request) => route.handle({ ...request, body: request.body as Static<S> }),
  }
}

/** The path parameter of this name, which the route's own path declares. */
export function pathParameter({ parameters }: Pick<RouteRequest, 'parameters'>, name: string): string {
  const value = parameters[name]
  if (value === undefined) throw new Error(`The path has no parameter ${name}`)
  return value
}

export function isApiError(answer: Answer | ApiError): answer is ApiError {
  return 'error' in answer
}
