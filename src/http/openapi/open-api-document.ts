import type { AcsApi } from '../acs/index.ts'
import { type ApiVersion, existsIn } from '../contract/api-version.ts'
import type { VersionedSchema } from '../contract/at-version.ts'
import { toOpenApiOperation } from './to-open-api-operation.ts'
import { type OpenApiSchema, toOpenApiSchema } from './to-open-api-schema.ts'

/** An OpenAPI 2.0 document, as it is in JSON. */
export interface OpenApiDocument {
  readonly swagger: '2.0'
  readonly info: { readonly title: string; readonly version: ApiVersion }
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>
  readonly definitions: Readonly<Record<string, OpenApiSchema>>
}

/** The parts of a contract. They are parameters instead of imports, so that the bundler does not split the bundle. */
export interface ContractSource {
  readonly api: Pick<AcsApi, 'title' | 'idPrefix' | 'operations'>
  /** The schema of every error, by its title. */
  readonly error: VersionedSchema
}

/**
 * The contract of one api-version, made from the operations and the schemas that check and write bodies. The contract is
 * OpenAPI 2.0 like the documents that Microsoft publishes (https://github.com/Azure/azure-rest-api-specs,
 * PhoneNumbers/stable and SipRouting), so the documents can be compared as they are, and tools that read Microsoft's documents read
 * this one too.
 */
export function openApiDocument(version: ApiVersion, { api, error }: ContractSource): OpenApiDocument {
  const definitions = new Map<string, OpenApiSchema>()
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of api.operations.filter(({ since }) => existsIn(version, since))) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: toOpenApiOperation(operation, api.idPrefix, version, definitions),
    }
  }
  toOpenApiSchema(error, version, definitions)
  return {
    swagger: '2.0',
    info: { title: api.title, version },
    paths,
    definitions: Object.fromEntries([...definitions].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}
