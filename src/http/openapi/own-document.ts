import { STATUS_CODES } from 'node:http'
import type { ApiOperation } from '../api-operation.ts'
import type { VersionedSchema } from '../contract/at-version.ts'
import type { AnyOwnOperation } from '../own/own-operation.ts'
import type { JsonSchema } from './to-component-schema.ts'
import { toComponentSchema } from './to-component-schema.ts'

/** An OpenAPI 3.1 document, as it is in JSON: https://spec.openapis.org/oas/v3.1.0 */
export interface OwnDocument {
  readonly openapi: '3.1.0'
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>
    readonly securitySchemes: Readonly<Record<string, object>>
  }
}

export interface DocumentedOperation {
  readonly operationId: string
  readonly summary: string
  readonly security: readonly object[]
  readonly parameters?: readonly DocumentedParameter[]
  readonly requestBody?: { readonly required: boolean; readonly content: Content }
  readonly responses: Readonly<Record<string, DocumentedResponse>>
}

export interface DocumentedParameter {
  readonly in: string
  readonly name: string
  readonly required: boolean
  readonly schema: JsonSchema
}

export interface DocumentedResponse {
  readonly description: string
  readonly content?: Content
}

type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>

/** The credentials of the operator and of sandboxes. The server's Unix socket needs none. */
const SECURITY_SCHEMES = {
  signature: {
    type: 'http',
    scheme: 'HMAC-SHA256',
    description:
      'A signature with the operator key, made like a signature with an access key: ' +
      'https://learn.microsoft.com/en-us/rest/api/communication/authentication',
  },
  operatorKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'The operator key itself, over HTTPS only.',
  },
  sandboxSignature: {
    type: 'http',
    scheme: 'HMAC-SHA256',
    description: 'A signature with the access key of a sandbox: the operation is done in that sandbox.',
  },
  sandboxToken: {
    type: 'http',
    scheme: 'bearer',
    description: 'The token of a sandbox, over HTTPS only: the operation is done in that sandbox.',
  },
}

/** The last entry, without credentials, is for the Unix socket, and for a server that takes unsigned calls on loopback. */
const OPERATOR_SECURITY = [{ signature: [] }, { operatorKey: [] }, {}]

/** The same for an operation of a single inventory, which callers of sandboxes reach too, each in its own sandbox. */
const INVENTORY_SECURITY = [{ sandboxSignature: [] }, { sandboxToken: [] }, ...OPERATOR_SECURITY]

const ROOT = '/_holdline'

/** What the paths of a sandbox's own operations begin with. */
export const SANDBOX_ROOT = `${ROOT}/sandboxes/{sandbox}`

/**
 * The contract of our own operations, made from the operations and the schemas that check and write their bodies.
 *
 * @param error the schema of every error
 */
export function ownDocument(operations: readonly AnyOwnOperation[], error: VersionedSchema): OwnDocument {
  const schemas = new Map<string, JsonSchema>()
  const convert = (schema: VersionedSchema) => toComponentSchema(schema, schemas)
  const failure = {
    description: 'Failure',
    content: { 'application/json': { schema: convert(error) } },
  }
  const paths: Record<string, Record<string, DocumentedOperation>> = {}
  for (const operation of operations.flatMap(everywhere)) {
    const { path, method, operationId, summary, body } = operation
    const parameters = parametersOf(operation, convert)
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: {
        operationId,
        summary,
        security: securityOf(operation),
        ...(parameters.length > 0 && { parameters }),
        ...(body !== undefined && {
          requestBody: {
            required: body.required,
            content: Object.fromEntries(
              body.mediaTypes.map((type) => [type, { schema: convert(body.schema) }]),
            ),
          },
        }),
        responses: { ...responsesOf(operation, convert), default: failure },
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Holdline: our own operations',
      version: '1',
      description: 'The operations that the ACS API does not have. They have no api-version.',
    },
    paths,
    components: {
      schemas: Object.fromEntries([...schemas].sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: SECURITY_SCHEMES,
    },
  }
}

/** The operation, and the same in a sandbox that the path names, if each inventory has it. */
function everywhere(operation: AnyOwnOperation): AnyOwnOperation[] {
  const { path, operationId, perInventory = false } = operation
  if (!perInventory) return [operation]
  const inSandbox = { path: path.replace(ROOT, SANDBOX_ROOT), operationId: `${operationId}OfSandbox` }
  return [operation, { ...operation, ...inSandbox }]
}

function securityOf({ plane, perInventory }: AnyOwnOperation): readonly object[] {
  if (plane === 'public') return []
  return perInventory ? INVENTORY_SECURITY : OPERATOR_SECURITY
}

type Convert = (schema: VersionedSchema) => JsonSchema

function parametersOf(
  { path, parameters = {}, query = {} }: ApiOperation,
  convert: Convert,
): DocumentedParameter[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    in: 'path',
    name,
    required: true,
    schema: convert(parameters[name]?.schema ?? { type: 'string' }),
  }))
  const properties = 'properties' in query ? Object(query.properties) : {}
  const required = 'required' in query && Array.isArray(query.required) ? query.required : []
  const inQuery = Object.keys(properties).map((name) => ({
    in: 'query',
    name,
    required: required.includes(name),
    schema: convert(properties[name]),
  }))
  return [...inPath, ...inQuery]
}

function responsesOf(
  { responses, produces }: AnyOwnOperation,
  convert: Convert,
): Record<string, DocumentedResponse> {
  return Object.fromEntries(
    Object.entries(responses).map(([status, schema]) => {
      const description = STATUS_CODES[status] ?? status
      if (schema !== null) {
        const mediaType = produces ?? 'application/json'
        return [status, { description, content: { [mediaType]: { schema: convert(schema) } } }]
      }
      return [
        status,
        { description, ...(produces !== undefined && { content: { [produces]: { schema: {} } } }) },
      ]
    }),
  )
}
