import { API_VERSIONS, SIP_VERSIONS } from '../contract/api-version.ts'
import { html } from '../pages/html.ts'
import { renderContractPage } from './contract-page.ts'
import { type DocumentedOperation, type OwnDocument, SANDBOX_ROOT } from './own-document.ts'
import type { PageOperation } from './page-operation.ts'
import { OWN_SIGNING } from './signing-sections.ts'

/** The contract of our own operations as a page. */
export function ownPage({ info, paths, components }: OwnDocument): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => toPageOperation(method, path, operation)),
  )
  const isPublic = ({ token }: PageOperation) => token === undefined
  const isOfSandbox = ({ path }: PageOperation) => path.startsWith(SANDBOX_ROOT)
  return renderContractPage({
    title: info.title,
    heading: info.title,
    navigation: html`<strong>our own operations</strong> · phone numbers:
${API_VERSIONS.map((version) => html`<a href="/_holdline/openapi/${version}">${version}</a> `)}· SIP routing:
${SIP_VERSIONS.map((version) => html`<a href="/_holdline/openapi/${version}">${version}</a> `)}·
<a href="/_holdline/openapi/holdline.json">OpenAPI 3.1 document</a>`,
    introduction: html`${info.description} An operation is for everybody, or for the operator, who signs with the
operator key, sends it as a bearer token over HTTPS, or calls over the server's Unix socket. The key and the token of a
sandbox reach what each inventory has, in their sandbox.`,
    signing: OWN_SIGNING,
    groups: [
      {
        title: 'For the operator',
        operations: operations.filter((each) => !isPublic(each) && !isOfSandbox(each)),
      },
      { title: 'In a sandbox', operations: operations.filter(isOfSandbox) },
      { title: 'For everybody', operations: operations.filter(isPublic) },
    ],
    models: components.schemas,
  })
}

function callersOf({ security }: DocumentedOperation): string {
  if (security.length === 0) return 'For everybody.'
  return security.some((each) => 'sandboxToken' in each)
    ? 'For the operator, and for a sandbox in itself.'
    : 'For the operator.'
}

function toPageOperation(method: string, path: string, operation: DocumentedOperation): PageOperation {
  const { operationId, summary, security, parameters = [], requestBody, responses } = operation
  const [mediaType, content] = Object.entries(requestBody?.content ?? {})[0] ?? []
  const body = content?.schema
  return {
    id: operationId,
    method,
    path,
    summary: `${summary} ${callersOf(operation)}`,
    parameters: [
      ...parameters.map(({ in: place, name, required, schema }) => ({ place, name, required, schema })),
      ...(body === undefined
        ? []
        : [{ place: 'body', name: 'body', required: requestBody?.required === true, schema: body }]),
    ],
    ...(mediaType !== undefined && { mediaType }),
    exampleQuery: [],
    ...(security.length > 0 && { token: 'HOLDLINE_OPERATOR_KEY' }),
    answers: Object.entries(responses)
      .filter(([status]) => status !== 'default')
      .map(([status, { content = {} }]) => {
        const [mediaType, described] = Object.entries(content)[0] ?? []
        const schema = mediaType === 'application/json' ? described?.schema : undefined
        return {
          status,
          ...(schema !== undefined && { schema }),
          ...(mediaType !== undefined && schema === undefined && { schema: { type: mediaType } }),
          headers: [],
        }
      }),
  }
}
