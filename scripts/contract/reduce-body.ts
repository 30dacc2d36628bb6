import { isRecord } from './json.ts'
import type { Recording, Shape } from './recording.ts'

/** The fields of the body and the kinds of their values; of an error, the texts too. */
export function reduceBody(body: unknown, status: number): Pick<Recording, 'body' | 'bodyCut'> {
  const { value, cut } = parse(body)
  if (value === undefined || value === null || value === '') return {}
  return { body: shapeOf(value, status >= 400), ...(cut && { bodyCut: true }) }
}

/** The form of the value. A list has the form of its first entry. */
export function shapeOf(value: unknown, words = false): Shape {
  if (value === null) return 'null'
  if (Array.isArray(value)) return value.slice(0, 1).map((entry) => shapeOf(entry, words))
  if (isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, field]) => [masked(name), shapeOf(field, words)]),
    )
  }
  return words && typeof value === 'string' ? masked(value) : typeof value
}

/** The text with placeholders for values that differ each time: GUIDs, and the recorded numbers. */
export function masked(text: string): string {
  return text
    .replace('/phoneNumbers/sanitized', '/phoneNumbers/%2B{id}')
    .replace(/14(155550100|255550123)\b|(?<=\+)sanitized/g, '{id}')
    .replace(/sanitized|\{id\}(?=\/:purchase)|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '{guid}')
}

function parse(body: unknown): { value: unknown; cut?: true } {
  if (typeof body !== 'string' || body === '') return { value: body }
  try {
    return { value: JSON.parse(body) }
  } catch {
    // Long lists were cut off in the recordings: only whole entries are kept.
    return { value: JSON.parse(`${body.slice(0, body.lastIndexOf('}, {') + 1)}]}`), cut: true }
  }
}
