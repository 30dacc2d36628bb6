import { STATUS_CODES } from 'node:http'
import type { AcsOperation } from '../acs/acs-operation.ts'
import { type ApiVersion, existsIn } from '../contract/api-version.ts'
import { atVersion, type VersionedSchema } from '../contract/at-version.ts'
import { type OpenApiSchema, toOpenApiSchema } from './to-open-api-schema.ts'

/** An operation in OpenAPI 2.0, with the extensions from which the official clients are generated. */
export function toOpenApiOperation(
  operation: AcsOperation,
  idPrefix: string,
  version: ApiVersion,
  definitions: Map<string, OpenApiSchema>,
): object {
  const { operationId, summary, body, longRunning, pageOf } = operation
  return {
    operationId: `${idPrefix}${operationId}`,
    ...(summary !== undefined && { summary }),
    ...(body !== undefined && { consumes: body.mediaTypes }),
    produces: ['application/json'],
    parameters: parametersOf(operation, version, definitions),
    responses: {
      ...responsesOf(operation, version, definitions),
      default: {
        description: 'Failure',
        schema: { $ref: '#/definitions/CommunicationErrorResponse' },
      },
    },
    ...(longRunning !== undefined && { 'x-ms-long-running-operation': true }),
    ...(longRunning?.finalStateVia !== undefined && {
      'x-ms-long-running-operation-options': { 'final-state-via': longRunning.finalStateVia },
    }),
    ...(pageOf !== undefined && { 'x-ms-pageable': { nextLinkName: 'nextLink', itemName: pageOf } }),
  }
}

function parametersOf(
  { path, parameters = {}, query = {}, body }: AcsOperation,
  version: ApiVersion,
  definitions: Map<string, OpenApiSchema>,
): object[] {
  const convert = (schema: VersionedSchema) => toOpenApiSchema(schema, version, definitions)
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    in: 'path',
    name,
    required: true,
    ...convert(parameters[name]?.schema ?? { type: 'string' }),
  }))
  const others = Object.entries(parameters)
    .filter(([, parameter]) => parameter.in !== 'path' && existsIn(version, sinceOf(parameter.schema)))
    .map(([name, { in: place, schema, required = false }]) => ({
      in: place,
      name,
      ...(required && { required }),
      ...convert(schema),
    }))
  const apiVersion = { in: 'query', name: 'api-version', required: true, type: 'string' }
  const shared = [...inPath, ...others, ...queryParameters(atVersion(query, version), convert), apiVersion]
  if (body === undefined) return shared
  const inBody = { in: 'body', name: 'body', ...(body.required && { required: true }) }
  return [...shared, { ...inBody, schema: convert(body.schema) }]
}

function queryParameters(query: object, convert: (schema: VersionedSchema) => OpenApiSchema): object[] {
  const properties = 'properties' in query ? Object(query.properties) : {}
  const required = 'required' in query && Array.isArray(query.required) ? query.required : []
  return Object.keys(properties).map((name) => ({
    in: 'query',
    name,
    ...(required.includes(name) && { required: true }),
    ...convert(properties[name]),
  }))
}

function responsesOf(
  { responses, responseHeaders = {} }: AcsOperation,
  version: ApiVersion,
  definitions: Map<string, OpenApiSchema>,
): object {
  return Object.fromEntries(
    Object.entries(responses).map(([status, schema]) => {
      const headers = responseHeaders[Number(status)]
      const response = {
        description: STATUS_CODES[status] ?? status,
        ...(schema !== null && { schema: toOpenApiSchema(schema, version, definitions) }),
        ...(headers !== undefined && {
          headers: Object.fromEntries(headers.map((name) => [name, { type: 'string' }])),
        }),
      }
      return [status, response]
    }),
  )
}

function sinceOf(schema: object): string | undefined {
  return 'since' in schema && typeof schema.since === 'string' ? schema.since : undefined
}
