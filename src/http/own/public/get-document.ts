import { documentNotFound } from '../../errors/errors.ts'
import { pathParameter } from '../../request/path-parameter.ts'
import { definePublicOperation } from '../own-operation.ts'

const TEXT = 'text/plain; charset=utf-8'

export const getDocument = definePublicOperation({
  operationId: 'GetDocument',
  method: 'GET',
  path: '/_holdline/docs/{documentName}',
  summary: 'A document that comes with the program, such as operate.md, as text.',
  produces: TEXT,
  responses: { 200: null },
  async handle(request) {
    const name = pathParameter(request, 'documentName')
    const text = await request.tools.documents.text(name)
    if (text === undefined) return documentNotFound(name)
    const headers = { 'content-security-policy': "default-src 'none'" }
    return { status: 200, headers, text: { mediaType: TEXT, text } }
  },
})
