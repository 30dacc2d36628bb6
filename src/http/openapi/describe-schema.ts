import { isRecord } from '../contract/is-record.ts'
import { type Html, html } from '../pages/html.ts'

type Part = Readonly<Record<string, unknown>>

/** A schema in one line: its type, or a link to the model that it refers to, its values, limits and marks. */
export function describeSchema(schema: Part): Html {
  return html`${typeOf(schema)}${marksOf(schema).map((mark) => html`, ${mark}`)}`
}

function typeOf(schema: Part): Html {
  const { $ref, type, format, items, additionalProperties, enum: values } = schema
  if (typeof $ref === 'string') {
    const name = $ref.slice($ref.lastIndexOf('/') + 1)
    return html`<a href="#${name}">${name}</a>`
  }
  if (type === 'array' && isRecord(items)) return html`list of ${describeSchema(items)}`
  if (isRecord(additionalProperties)) return html`map of ${describeSchema(additionalProperties)}`
  if (Array.isArray(values)) {
    return html`${values.map((value, at) => html`${at === 0 ? '' : ' | '}<code>${String(value)}</code>`)}`
  }
  // The type of a value that may be null is a list of types.
  return html`${type === undefined ? 'object' : [type].flat().join(' or ')}${typeof format === 'string' ? ` (${format})` : ''}`
}

function marksOf(schema: Part): string[] {
  const limits = [
    'default',
    'minimum',
    'maximum',
    'minItems',
    'maxItems',
    'maxProperties',
    'minLength',
    'maxLength',
  ]
  return [
    ...limits.filter((name) => name in schema).map((name) => `${name} ${schema[name]}`),
    ...(schema['x-nullable'] === true ? ['or null'] : []),
    ...(schema['readOnly'] === true ? ['read-only'] : []),
  ]
}
