import { changeSipConfiguration } from '../../inventory/change-sip-configuration.ts'
import { SIP_SINCE } from '../contract/since.ts'
import { SipConfiguration, SipConfigurationUpdate } from '../contract/sip-schemas.ts'
import { sipRefused } from '../errors/sip-errors.ts'
import { readSipPatch } from '../request/read-sip-patch.ts'
import { toSipModel } from '../wire/to-sip-model.ts'
import { defineOperationWithBody } from './acs-operation.ts'

/** Room for a configuration at all of its limits at once: 250 routes with 250 trunks each, of 249 characters. */
const LIMIT_BYTES = 16 * 1024 * 1024

export const updateSipConfiguration = defineOperationWithBody({
  operationId: 'SipRouting_Update',
  method: 'PATCH',
  kind: 'change',
  path: '/sip',
  since: SIP_SINCE,
  summary: 'Sets and removes SIP trunks, and replaces the routes.',
  body: {
    mediaTypes: ['application/merge-patch+json', 'application/json'],
    schema: SipConfigurationUpdate,
    required: false,
    limitBytes: LIMIT_BYTES,
  },
  responses: { 200: SipConfiguration },
  async handle({ inventory, resource, body, version }) {
    const answer = await changeSipConfiguration(inventory, resource, readSipPatch(body))
    return answer.kind === 'refused'
      ? sipRefused(answer.violation, version)
      : { status: 200, body: toSipModel(answer.configuration) }
  },
})
