import { STATUS_CODES } from 'node:http'
import { exampleOf } from './example-of.ts'
import { EXAMPLE_GUID } from './example-values.ts'
import type { PageAnswer, PageSchema } from './page-operation.ts'

/** The first answer of an operation, as `curl --include` shows it: status, the operation's own headers, and the body. */
export function exampleAnswer(
  answers: readonly PageAnswer[],
  models: Readonly<Record<string, PageSchema>>,
): string {
  const [answer] = answers
  if (answer === undefined) return ''
  const { status, schema, headers } = answer
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...headers.map(exampleHeader)]
  const isJson = schema !== undefined && ('$ref' in schema || 'properties' in schema)
  if (!isJson) return head.join('\n')
  return [...head, '', JSON.stringify(exampleOf(schema, { models, inRequest: false }), null, 2)].join('\n')
}

function exampleHeader(name: string): string {
  return `${name}: ${/location/i.test(name) ? `/…/${EXAMPLE_GUID}` : EXAMPLE_GUID}`
}
