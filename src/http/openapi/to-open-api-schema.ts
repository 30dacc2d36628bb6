import type { ApiVersion } from '../contract/api-version.ts'
import { atVersion, type VersionedSchema } from '../contract/at-version.ts'

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
  const { type, properties, items } = source
  const values = valuesOf(source)
  return {
    ...(type !== undefined && { type }),
    ...Object.fromEntries(SHARED.filter((key) => key in source).map((key) => [key, source[key]])),
    ...(isObject(properties) && {
      properties: Object.fromEntries(
        Object.entries(properties).flatMap(([name, part]) => (isObject(part) ? [[name, child(part)]] : [])),
      ),
    }),
    ...(isObject(items) && { items: child(items) }),
    ...(values !== undefined && { additionalProperties: child(values) }),
  }
}

/** Takes `null` out of the types that a value may have. */
function withoutNull(schema: Record<string, unknown>): {
  schema: Record<string, unknown>
  nullable: boolean
} {
  const { type, anyOf, nullable = false, ...rest } = schema
  if (Array.isArray(type)) {
    const types = type.filter((each) => each !== 'null')
    const values = rest['enum']
    return {
      schema: {
        ...rest,
        type: types[0],
        ...(Array.isArray(values) && { enum: values.filter((value) => value !== null) }),
      },
      nullable: types.length < type.length || nullable === true,
    }
  }
  if (Array.isArray(anyOf)) {
    const [first, ...more] = anyOf.filter((each) => isObject(each) && each['type'] !== 'null')
    if (!isObject(first) || more.length > 0) throw new Error('OpenAPI 2.0 has no choice between schemas')
    return { schema: { ...first, ...rest }, nullable: true }
  }
  return { schema: { ...rest, ...(type !== undefined && { type }) }, nullable: nullable === true }
}

/** The schema of the values of a map. */
function valuesOf({ patternProperties, additionalProperties }: Record<string, unknown>): object | undefined {
  if (isObject(additionalProperties)) return additionalProperties
  return isObject(patternProperties) ? Object.values(patternProperties).find(isObject) : undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
