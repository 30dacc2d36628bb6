import { API_VERSIONS, type ApiVersion, SIP_VERSIONS } from '../contract/api-version.ts'
import { isRecord } from '../contract/is-record.ts'
import { type Html, html } from '../pages/html.ts'
import { renderContractPage } from './contract-page.ts'
import { inGroups } from './in-groups.ts'
import type { OpenApiDocument } from './open-api-document.ts'
import { ACS_GROUPS } from './page-groups.ts'
import type { PageOperation, PageSchema } from './page-operation.ts'
import { acsSigning } from './signing-sections.ts'

/** The paths that an example of a signed request can read, of each API one. */
const SIGNED_PATHS = ['/phoneNumbers', '/sip']

/** The contract of an api-version as a page. */
export function acsPage({ info, paths, definitions }: OpenApiDocument): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) =>
      toPageOperation(method, path, { ...operation }, info.version),
    ),
  )
  return renderContractPage({
    title: `${info.title}, ${info.version}`,
    heading: info.title,
    navigation: html`phone numbers: ${links(API_VERSIONS, info.version)}· SIP routing: ${links(SIP_VERSIONS, info.version)}· <a href="/_holdline/openapi/holdline">our own operations</a>
<a href="/_holdline/openapi/${info.version}.json">OpenAPI 2.0 document</a>`,
    introduction: html`Every operation takes <code>api-version=${info.version}</code> in its query.`,
    signing: acsSigning(`${SIGNED_PATHS.find((path) => path in paths)}?api-version=${info.version}`),
    groups: inGroups(operations, ACS_GROUPS),
    models: definitions,
  })
}

function links(versions: readonly ApiVersion[], shown: ApiVersion): Html[] {
  return versions.map((version) =>
    version === shown
      ? html`<strong>${version}</strong> `
      : html`<a href="/_holdline/openapi/${version}">${version}</a> `,
  )
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
