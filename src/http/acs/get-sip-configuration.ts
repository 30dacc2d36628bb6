import { getSipConfiguration as getConfiguration } from '../../inventory/get-sip-configuration.ts'
import { SIP_SINCE } from '../contract/since.ts'
import { SipConfiguration } from '../contract/sip-schemas.ts'
import { toSipModel } from '../wire/to-sip-model.ts'
import { defineOperation } from './acs-operation.ts'

export const getSipConfiguration = defineOperation({
  operationId: 'SipRouting_Get',
  method: 'GET',
  kind: 'read',
  path: '/sip',
  since: SIP_SINCE,
  summary: 'The SIP trunks of the resource, and the routes by which calls find them.',
  responses: { 200: SipConfiguration },
  handle: async ({ inventory, resource }) => ({
    status: 200,
    body: toSipModel(await getConfiguration(inventory, resource)),
  }),
})
