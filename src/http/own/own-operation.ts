import type { IncomingHttpHeaders } from 'node:http'
import type { Static, TSchema } from 'typebox'
import type { Control } from '../../control/control.ts'
import type { ControlledInventory } from '../../control/controlled-inventory.ts'
import type { ReplayWays } from '../../control/requests/replay-line.ts'
import type { Inventory } from '../../inventory/inventory.ts'
import type { OpenRegister } from '../../inventory/register/open-register.ts'
import type { Author } from '../../numbering/audit-entry.ts'
import type { RegisterTools } from '../../operator/change-register.ts'
import type { SchemaState } from '../../storage/port/schema-store.ts'
import type { Sleep } from '../../timing/repeat.ts'
import type { Answer } from '../answer.ts'
import type { ApiOperation, Callers, OperationBody, Plane } from '../api-operation.ts'
import type { VersionedSchema } from '../contract/at-version.ts'
import type { ApiError } from '../errors/api-error.ts'
import type { AnswerBody, AnswerStream } from '../pipeline/answer-body.ts'
import type { Origins } from '../wire/to-connection.ts'
import type { ConsoleFiles } from './public/console-files.ts'
import type { Documents } from './public/documents.ts'

/** An operation of our own, under `/_holdline/`. These operations have no versions. */
export interface OwnOperation<P extends OwnPlane> extends ApiOperation {
  readonly plane: P
  /** The media type of the answer, where the answer is not JSON by the schema of its status. */
  readonly produces?: string
  /** Whether the operation is one of a single inventory, so that each sandbox has it too; `false` if absent. */
  readonly perInventory?: boolean
  /** Whether the operation is a control, which a server has only where `controls` is on; `false` if absent. */
  readonly isControl?: boolean
  /** Whether the request log leaves the operation out; `false` if absent. */
  readonly isUnrecorded?: boolean
  readonly handle: (request: OwnRequest<P>) => Promise<OwnAnswer | ApiError>
  /** Present where the configuration can open the operation to everybody. */
  readonly open?: OpenWay
}

/** How an operation is served to everybody, where the configuration says so. */
export interface OpenWay {
  /** Asked at each request. */
  readonly isOpen: (tools: OwnTools) => boolean
  readonly handle: (request: OwnRequest<'public'>) => Promise<OwnAnswer | ApiError>
}

/** The planes of our own operations. */
export type OwnPlane = Exclude<Plane, 'resource'>

/** An operation of any of these planes. */
export type AnyOwnOperation = { [P in OwnPlane]: OwnOperation<P> }[OwnPlane]

/** A request that is authenticated as its plane asks, and fits the operation's schemas. */
export interface OwnRequest<P extends OwnPlane, Filters = unknown, Body = unknown> {
  readonly tools: OwnTools
  /** The inventory that the request is for: the main one, or that of a sandbox. */
  readonly controlled: ControlledInventory
  readonly caller: Callers[P]
  /** Who the trail and the history name as the author of what the request changes. */
  readonly author: P extends 'operator' ? Author : undefined
  readonly headers: IncomingHttpHeaders
  /** The parameters in the path, decoded. */
  readonly parameters: Readonly<Record<string, string>>
  /** The parameters of the operation's `query` schema that were given. */
  readonly filters: Filters
  readonly body: Body
}

/** The dependencies of our own operations. */
export interface OwnTools {
  readonly inventory: Inventory
  /** The register of the main inventory. */
  readonly register: OpenRegister
  readonly control: Control
  readonly origins: () => Origins
  /** How recorded requests can be sent again. */
  readonly replayWays: () => ReplayWays
  /** The pauses of streams. */
  readonly sleep: Sleep
  /** The schema of the inventory if the server can serve; `undefined` if it cannot. */
  readonly readySchema: () => Promise<SchemaState | undefined>
  /** The certificate of the local authority, PEM; `undefined` where the operator brings a certificate. */
  readonly caCertificate: () => string | undefined
  /** The PEM file of `caCertificate` on this machine; `undefined` where it is in memory alone. */
  readonly caFile: () => string | undefined
  readonly documents: Documents
  /** Whether the server has the web console; asked at each request. */
  readonly consoleIsOn: () => boolean
  readonly consoleFiles: ConsoleFiles
  /** Whether everybody may read the metrics. */
  readonly metricsArePublic: () => boolean
  /** The metrics, as text for Prometheus. */
  readonly metrics: () => Promise<AnswerBody>
  /** A contract document by its name, `2025-06-01.json`; `undefined` if there is none. */
  readonly contractDocument: (name: string) => Promise<ContractDocument | undefined>
}

export interface ContractDocument extends AnswerBody {
  readonly headers?: Readonly<Record<string, string>>
}

/** An `Answer`, or an answer whose body is sent as it is, or as it comes. */
export type OwnAnswer =
  | Answer
  | (Omit<Answer, 'body'> & { readonly text: AnswerBody })
  | (Omit<Answer, 'body'> & { readonly stream: AnswerStream })

/** An operation for everybody. */
export function definePublicOperation(
  operation: Omit<OwnOperation<'public'>, 'plane'>,
): OwnOperation<'public'> {
  return { ...operation, plane: 'public' }
}

/** An operation for the operator, with neither query nor body. */
export function defineOperatorOperation(
  operation: Omit<OwnOperation<'operator'>, 'plane' | 'query' | 'body'>,
): OwnOperation<'operator'> {
  return { ...operation, plane: 'operator' }
}

/** An operation for the operator, whose handler is given the query by the type of its schema. */
export function defineOperatorOperationWithQuery<S extends TSchema & VersionedSchema>(
  operation: Omit<OwnOperation<'operator'>, 'plane' | 'query' | 'body' | 'handle'> & {
    query: S
    handle: (request: OwnRequest<'operator', Static<S>>) => Promise<OwnAnswer | ApiError>
  },
): OwnOperation<'operator'> {
  return {
    ...operation,
    plane: 'operator',
    // The query was checked against this very schema before the handler is called.
    handle: (request) => operation.handle({ ...request, filters: request.filters as Static<S> }),
  }
}

/** An operation for the operator, whose handler is given the body by the type of its schema. */
export function defineOperatorOperationWithBody<S extends TSchema & VersionedSchema>(
  operation: OperationWithBody<S>,
): OwnOperation<'operator'> {
  return {
    ...operation,
    plane: 'operator',
    // The body was checked against this very schema before the handler is called.
    handle: (request) => operation.handle({ ...request, body: request.body as Static<S> }),
  }
}

type OperationWithBody<S extends TSchema & VersionedSchema> = Omit<
  OwnOperation<'operator'>,
  'plane' | 'query' | 'body' | 'handle'
> & {
  body: Omit<OperationBody, 'schema'> & { schema: S }
  handle: (request: OwnRequest<'operator', unknown, Static<S>>) => Promise<OwnAnswer | ApiError>
}

/** What changes the register of the main inventory. */
export function registerToolsOf({
  tools: { register, inventory },
  author,
}: Pick<OwnRequest<'operator'>, 'tools' | 'author'>): RegisterTools & Pick<Inventory, 'store'> {
  return { register, store: inventory.store, author }
}

/** A control of a single inventory, with neither query nor body. */
export function defineControl(
  operation: Omit<OwnOperation<'operator'>, 'plane' | 'query' | 'body'>,
): OwnOperation<'operator'> {
  return { perInventory: true, isControl: true, ...operation, plane: 'operator' }
}

/** A control of a single inventory, whose handler is given the query by the type of its schema. */
export function defineControlWithQuery<S extends TSchema & VersionedSchema>(
  operation: Parameters<typeof defineOperatorOperationWithQuery<S>>[0],
): OwnOperation<'operator'> {
  return { perInventory: true, isControl: true, ...defineOperatorOperationWithQuery(operation) }
}

/** A control of a single inventory, whose handler is given the body by the type of its schema. */
export function defineControlWithBody<S extends TSchema & VersionedSchema>(
  operation: OperationWithBody<S>,
): OwnOperation<'operator'> {
  return { perInventory: true, isControl: true, ...defineOperatorOperationWithBody(operation) }
}
