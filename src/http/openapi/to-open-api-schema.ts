import type { ApiVersion } from '../contract/api-version.ts'
import { atVersion, type VersionedSchema } from '../contract/at-version.ts'
import { isRecord } from '../contract/is-record.ts'

/** A schema of an OpenAPI 2.0 document. */
export type OpenApiSchema = Readonly<Record<string, unknown>>

/** The keywords that are the same in JSON Schema and in OpenAPI 2.0. */
const SHARED = [
  'format',
  'enum',
  'required',
  'default',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'pattern',
  'minItems',
  'maxItems',
  'maxProperties',
  'readOnly',
  'description',
]

/**
 * The schema in `version`, in OpenAPI 2.0: `x-nullable` for a value that may be null
 * (https://azure.github.io/autorest/extensions/#x-nullable). A schema with a title is put into `definitions` by its
 * title, and a reference takes its place; if two schemas have one title, the first schema counts.
 */
export function toOpenApiSchema(
  schema: VersionedSchema,
  version: ApiVersion,
  definitions: Map<string, OpenApiSchema>,
): OpenApiSchema {
  const { schema: source, nullable } = withoutNull({ ...atVersion(schema, version) })
  const marks = {
    ...(source['readOnly'] === true && { readOnly: true }),
    ...(nullable && { 'x-nullable': true }),
  }
  const { title } = source
  if (typeof title !== 'string') return { ...convert(source, version, definitions), ...marks }
  if (!definitions.has(title)) {
    // The title is taken before the parts are converted: a part may refer to the whole.
    definitions.set(title, {})
    const { readOnly: _, ...own } = source
    definitions.set(title, convert(own, version, definitions))
  }
  return { $ref: `#/definitions/${title}`, ...marks }
}

function convert(
  source: Record<string, unknown>,
  version: ApiVersion,
  definitions: Map<string, OpenApiSchema>,
): OpenApiSchema {
  const child = (part: object) => toOpenApiSchema(part, version, definitions)
  const { type, properties, items, additionalProperties } = source
  return {
    ...(type !== undefined && { type }),
    ...Object.fromEntries(SHARED.filter((key) => key in source).map((key) => [key, source[key]])),
    ...(isRecord(properties) && {
      properties: Object.fromEntries(
        Object.entries(properties).flatMap(([name, part]) => (isRecord(part) ? [[name, child(part)]] : [])),
      ),
    }),
    ...(isRecord(items) && { items: child(items) }),
    ...(isRecord(additionalProperties) && { additionalProperties: child(additionalProperties) }),
  }
}

/** Takes `null` out of the types that a value may have. */
function withoutNull(schema: Record<string, unknown>): {
  schema: Record<string, unknown>
  nullable: boolean
} {
  const { type, ...rest } = schema
  if (Array.isArray(type)) {
    const types = type.filter((each) => each !== 'null')
    const values = rest['enum']
    return {
      schema: {
        ...rest,
        type: types[0],
        ...(Array.isArray(values) && { enum: values.filter((value) => value !== null) }),
      },
      nullable: types.length < type.length,
    }
  }
  return { schema, nullable: false }
}
