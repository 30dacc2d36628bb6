import { API_VERSIONS } from '../contract/api-version.ts'
import { isRecord } from '../contract/is-record.ts'
import { type PageOperation, type PageSchema, renderContractPage } from './contract-page.ts'
import { html } from './html.ts'
import type { OpenApiDocument } from './open-api-document.ts'

/** The contract of an api-version as a page. */
export function acsPage({ info, paths, definitions }: OpenApiDocument): string {
  const versions = API_VERSIONS.map((version) =>
    version === info.version
      ? html`<strong>${version}</strong> `
      : html`<a href="/_holdline/openapi/${version}">${version}</a> `,
  )
  return renderContractPage({
    title: `${info.title}, ${info.version}`,
    heading: info.title,
    navigation: html`api-version: ${versions}· <a href="/_holdline/openapi/holdline">our own operations</a>
<a href="/_holdline/openapi/${info.version}.json">OpenAPI 2.0 document</a>`,
    introduction: html`Every operation takes <code>api-version=${info.version}</code> in its query.`,
    operations: Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => toPageOperation(method, path, { ...operation })),
    ),
    models: definitions,
  })
}

function toPageOperation(method: string, path: string, operation: Record<string, unknown>): PageOperation {
  const parameters = partsOf(operation['parameters']).filter((each) => each['name'] !== 'api-version')
  const responses = Object.entries(Object(operation['responses'])).filter(([status]) => status !== 'default')
  return {
    id: String(operation['operationId']),
    method,
    path,
    summary: String(operation['summary'] ?? ''),
    parameters: parameters.map((parameter) => ({
      place: String(parameter['in']),
      name: String(parameter['name']),
      required: parameter['required'] === true,
      schema: isRecord(parameter['schema']) ? parameter['schema'] : parameter,
    })),
    answers: responses.map(([status, response]) => {
      const { schema, headers } = Object(response)
      return { status, ...(isRecord(schema) && { schema }), headers: Object.keys(Object(headers)) }
    }),
  }
}

function partsOf(value: unknown): PageSchema[] {
  return Array.isArray(value) ? value : []
}
