import { NEWEST_VERSION } from '../contract/api-version.ts'
import { atVersion } from '../contract/at-version.ts'
import { isRecord } from '../contract/is-record.ts'

/** A schema of an OpenAPI 3.1 document, which is JSON Schema: https://spec.openapis.org/oas/v3.1.0#schema-object */
export type JsonSchema = Readonly<Record<string, unknown>>

/**
 * The schema with references to its titled parts. Each titled part is put into `schemas` by its title; if two parts have
 * one title, the first part counts.
 */
export function toComponentSchema(schema: object, schemas: Map<string, JsonSchema>): JsonSchema {
  const source: Record<string, unknown> = { ...atVersion(schema, NEWEST_VERSION) }
  const { title } = source
  if (typeof title !== 'string') return convert(source, schemas)
  if (!schemas.has(title)) {
    // The title is taken before the parts are converted: a part may refer to the whole.
    schemas.set(title, {})
    schemas.set(title, convert(source, schemas))
  }
  return { $ref: `#/components/schemas/${title}` }
}

function convert(source: Record<string, unknown>, schemas: Map<string, JsonSchema>): JsonSchema {
  const { title: _, properties, items, ...rest } = source
  return {
    ...rest,
    ...(isRecord(properties) && {
      properties: Object.fromEntries(
        Object.entries(properties).flatMap(([name, part]) =>
          isRecord(part) ? [[name, toComponentSchema(part, schemas)]] : [],
        ),
      ),
    }),
    ...(isRecord(items) && { items: toComponentSchema(items, schemas) }),
  }
}
