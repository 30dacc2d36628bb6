import { type Static, type TSchema, Type } from 'typebox'
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
  /** What it does, in a line. */
  readonly summary?: string
  /**
   * What it takes in its query and headers, by name, and what is to be said of a parameter of its path.
   * Not said are `api-version`, which all take, and path parameters that are any text.
   */
  readonly parameters?: Readonly<Record<string, RouteParameter>>
  /** What narrows the answer: parameters in the query that are text, by a schema of an object. */
  readonly query?: VersionedSchema
  readonly body?: RouteBody
  /** The schema of the body by status; `null` where there is none. */
  readonly responses: Readonly<Record<number, VersionedSchema | null>>
  /** The headers that say something of the operation, by status, as published: `Operation-Location`. */
  readonly responseHeaders?: Readonly<Record<number, readonly string[]>>
  /** Whether clients poll for the outcome, and where they read it: at the `Location` of the 202, or nowhere. */
  readonly longRunning?: { readonly finalStateVia?: 'location' }
  /** The field of the answer that has the items of a page; `nextLink` leads to the next. */
  readonly pageOf?: string
  readonly handle: (request: RouteRequest) => Promise<Answer | ApiError>
}

export interface RouteParameter {
  readonly in: 'query' | 'header' | 'path'
  /** `since` in it is the version in which the parameter came. */
  readonly schema: VersionedSchema
  readonly required?: boolean
}

export interface RouteBody {
  /** The media types that are taken, without parameters. */
  readonly mediaTypes: readonly string[]
  readonly schema: VersionedSchema
  /** Whether there has to be one; without, the handler gets `{}`. */
  readonly required: boolean
}

/** A request that is authenticated, of a version that has the operation, and fits the route's schemas. */
export interface RouteRequest<Body = unknown, Filters = unknown> {
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
  /** The parameters of the route's `query` schema that were given. */
  readonly filters: Filters
  /** The header as it came; empty if there was none. */
  readonly acceptLanguage: string
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

/** A route without a body, and with nothing in its query but paging. */
export function defineRoute(route: Omit<Route, 'body' | 'query'>): Route {
  return route
}

/** A route without a body, whose handler is given what narrows the answer by the type of its schema. */
export function defineRouteWithQuery<S extends TSchema & VersionedSchema>(
  route: Omit<Route, 'body' | 'query' | 'handle'> & {
    query: S
    handle: (request: RouteRequest<unknown, Static<S>>) => Promise<Answer | ApiError>
  },
): Route {
  return {
    ...route,
    parameters: { ...queryParameters(route.query), ...route.parameters },
    // The query was checked against this very schema before the handler is called.
    handle: (request) => route.handle({ ...request, filters: request.filters as Static<S> }),
  }
}

/** A route with a body, whose handler is given it by the type of its schema. */
export function defineRouteWithBody<S extends TSchema & VersionedSchema>(
  route: Omit<Route, 'body' | 'query' | 'handle'> & {
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

/** The parameters of a query's schema, as a route declares them. */
function queryParameters(schema: TSchema): Record<string, RouteParameter> {
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

/** The path parameter of this name, which the route's own path declares. */
export function pathParameter({ parameters }: Pick<RouteRequest, 'parameters'>, name: string): string {
  const value = parameters[name]
  if (value === undefined) throw new Error(`The path has no parameter ${name}`)
  return value
}

export function isApiError(answer: Answer | ApiError): answer is ApiError {
  return 'error' in answer
}
