import { API_VERSIONS } from '../contract/api-version.ts'
import { isRecord } from '../contract/is-record.ts'
import { html } from '../pages/html.ts'
import { renderContractPage } from './contract-page.ts'
import { inGroups } from './in-groups.ts'
import type { OpenApiDocument } from './open-api-document.ts'
import { ACS_GROUPS } from './page-groups.ts'
import type { PageOperation, PageSchema } from './page-operation.ts'
import { acsSigning } from './signing-sections.ts'

/** The contract of an api-version as a page. */
export function acsPage({ info, paths, definitions }: OpenApiDocument): string {
  const versions = API_VERSIONS.map((version) =>
    version === info.version
      ? html`<strong>${version}</strong> `
      : html`<a href="/_holdline/openapi/${version}">${version}</a> `,
  )
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) =>
      toPageOperation(method, path, { ...operation }, info.version),
    ),
  )
  return renderContractPage({
    title: `${info.title}, ${info.version}`,
    heading: info.title,
    navigation: html`api-version: ${versions}· <a href="/_holdline/openapi/holdline">our own operations</a>
<a href="/_holdline/openapi/${info.version}.json">OpenAPI 2.0 document</a>`,
    introduction: html`Every operation takes <code>api-version=${info.version}</code> in its query.`,
    signing: acsSigning(info.version),
    groups: inGroups(operations, ACS_GROUPS),
    models: definitions,
  })
}

function toPageOperation(
  method: string,
  path: string,
  operation: Record<string, unknown>,
  version: string,
): PageOperation {
  const parameters = partsOf(operation['parameters']).filter((each) => each['name'] !== 'api-version')
  const responses = Object.entries(Object(operation['responses'])).filter(([status]) => status !== 'default')
  const { consumes } = operation
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
    ...(Array.isArray(consumes) && { mediaType: String(consumes[0]) }),
    answers: responses.map(([status, response]) => {
      const { schema, headers } = Object(response)
      return { status, ...(isRecord(schema) && { schema }), headers: Object.keys(Object(headers)) }
    }),
    exampleQuery: [`api-version=${version}`],
    token: 'TOKEN',
  }
}

function partsOf(value: unknown): PageSchema[] {
  return Array.isArray(value) ? value : []
}
