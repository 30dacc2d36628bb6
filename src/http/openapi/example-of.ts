import { isRecord } from '../contract/is-record.ts'
import { EXAMPLE_GUID, EXAMPLE_INSTANT, EXAMPLE_ITEM, EXAMPLE_KEY, EXAMPLE_VALUES } from './example-values.ts'

type Schema = Readonly<Record<string, unknown>>

/** Fields that are missing from an answer when all went well. */
const NOT_SHOWN = new Set(['error', 'errorCode', 'nextLink'])

/** Where an example is made for. */
export interface ExampleContext {
  readonly models: Readonly<Record<string, Schema>>
  /** A request has no read-only fields. */
  readonly inRequest: boolean
}

/**
 * An example of a value that the schema describes, with all fields that a caller would send or see. The same schemas
 * check and write the bodies, so an example has exactly the fields of its version.
 */
export function exampleOf(schema: Schema, context: ExampleContext, name = '', model = ''): unknown {
  const { $ref, type, format, items, properties, additionalProperties, enum: values, examples } = schema
  if (typeof $ref === 'string') {
    const title = $ref.slice($ref.lastIndexOf('/') + 1)
    const target = context.models[title]
    return target === undefined ? {} : exampleOf(target, context, name, title)
  }
  if (Array.isArray(examples)) return examples[0]
  if (format === 'uuid') return EXAMPLE_GUID
  for (const key of [`${model}.${name}`, name]) {
    if (key in EXAMPLE_VALUES && !isRecord(properties)) return EXAMPLE_VALUES[key]
  }
  if (isRecord(properties)) {
    const shown = Object.entries(properties).filter(
      (entry): entry is [string, Schema] => isRecord(entry[1]) && isShown(entry[0], entry[1], context),
    )
    return Object.fromEntries(shown.map(([field, part]) => [field, exampleOf(part, context, field, model)]))
  }
  if (isRecord(additionalProperties)) return { [EXAMPLE_KEY]: exampleOf(additionalProperties, context) }
  if (isRecord(items)) {
    return [items['type'] === 'string' ? EXAMPLE_ITEM : exampleOf(items, context)]
  }
  if (Array.isArray(values)) return values[0]
  if (format === 'date-time') return EXAMPLE_INSTANT
  return (
    ({ integer: 1, number: 1, boolean: true, object: {} } as Record<string, unknown>)[String(type)] ?? 'text'
  )
}

function isShown(name: string, schema: Schema, { inRequest }: ExampleContext): boolean {
  return inRequest ? schema['readOnly'] !== true : !NOT_SHOWN.has(name)
}
