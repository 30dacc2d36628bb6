import { caCertificateNotFound } from '../../errors/errors.ts'
import { definePublicOperation } from '../own-operation.ts'

const PEM = 'application/x-pem-file'

export const getCaCertificate = definePublicOperation({
  operationId: 'GetCaCertificate',
  method: 'GET',
  path: '/_holdline/tls/ca.pem',
  summary: 'The certificate of the local authority, which clients trust to trust this server.',
  produces: PEM,
  responses: { 200: null },
  async handle({ tools }) {
    const caCertificate = tools.caCertificate()
    if (caCertificate === undefined) return caCertificateNotFound
    return { status: 200, text: { mediaType: PEM, text: caCertificate } }
  },
})
