import { API_VERSIONS } from '../contract/api-version.ts'
import { type PageOperation, renderContractPage } from './contract-page.ts'
import { html } from './html.ts'
import type { DocumentedOperation, OwnDocument } from './own-document.ts'

/** The contract of our own operations as a page. */
export function ownPage({ info, paths, components }: OwnDocument): string {
  return renderContractPage({
    title: info.title,
    heading: info.title,
    navigation: html`<strong>our own operations</strong> · the ACS API:
${API_VERSIONS.map((version) => html`<a href="/_holdline/openapi/${version}">${version}</a> `)}·
<a href="/_holdline/openapi/holdline.json">OpenAPI 3.1 document</a>`,
    introduction: html`${info.description} An operation is for everybody, or for the operator, who signs with the
operator key, sends it as a bearer token over HTTPS, or calls over the server's Unix socket.`,
    operations: Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => toPageOperation(method, path, operation)),
    ),
    models: components.schemas,
  })
}

function toPageOperation(method: string, path: string, operation: DocumentedOperation): PageOperation {
  const { operationId, summary, security, parameters = [], requestBody, responses } = operation
  const body = Object.values(requestBody?.content ?? {})[0]?.schema
  return {
    id: operationId,
    method,
    path,
    summary: `${summary} ${security.length === 0 ? 'For everybody.' : 'For the operator.'}`,
    parameters: [
      ...parameters.map(({ in: place, name, required, schema }) => ({ place, name, required, schema })),
      ...(body === undefined
        ? []
        : [{ place: 'body', name: 'body', required: requestBody?.required === true, schema: body }]),
    ],
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
