import type { ExampleRequest } from './curl-line.ts'
import { exampleOf } from './example-of.ts'
import type { PageOperation, PageSchema } from './page-operation.ts'

/** A request with the parameters that the operation requires or has examples of, and with a whole body. */
export function exampleRequest(
  { method, path, parameters, mediaType, exampleQuery, token }: PageOperation,
  models: Readonly<Record<string, PageSchema>>,
): ExampleRequest {
  const context = { models, inRequest: true }
  const textOf = (schema: PageSchema, name: string) =>
    encodeURIComponent(String(exampleOf(schema, context, name)))
  const query = parameters
    .filter(
      ({ place, required, schema }) => place === 'query' && (required || schema['examples'] !== undefined),
    )
    .map(({ name, schema }) => `${name}=${textOf(schema, name)}`)
  const target = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = parameters.find((each) => each.place === 'path' && each.name === name)
    return textOf(parameter?.schema ?? {}, name)
  })
  const body = parameters.find(({ place }) => place === 'body')
  const all = [...query, ...exampleQuery].join('&')
  return {
    method: method.toUpperCase(),
    target: all === '' ? target : `${target}?${all}`,
    ...(token !== undefined && { token }),
    ...(body !== undefined &&
      mediaType !== undefined && { body: { mediaType, value: exampleOf(body.schema, context) } }),
  }
}
