import { API_VERSIONS } from '../../contract/api-version.ts'
import { contractNotFound } from '../../errors/errors.ts'
import { pathParameter } from '../../request/path-parameter.ts'
import { definePublicOperation } from '../own-operation.ts'

const PATH = '/_holdline/openapi'

export const redirectToContract = definePublicOperation({
  operationId: 'RedirectToContract',
  method: 'GET',
  path: PATH,
  summary: 'Leads to the page of the newest api-version.',
  responses: { 302: null },
  handle: async () => ({ status: 302, headers: { location: `${PATH}/${API_VERSIONS.at(-1)}` } }),
})

/** Documents for programs are `2025-06-01.json` and `holdline.json`; the same names without `.json` are pages. */
export const getContract = definePublicOperation({
  operationId: 'GetContract',
  method: 'GET',
  path: `${PATH}/{document}`,
  summary: 'The OpenAPI document of an api-version, or of our own operations; a page of it without .json.',
  produces: 'application/json',
  responses: { 200: null },
  async handle(request) {
    const name = pathParameter(request, 'document')
    const found = await request.tools.contractDocument(name)
    if (found === undefined) return contractNotFound(name)
    const { headers = {}, ...text } = found
    return { status: 200, headers, text }
  },
})
