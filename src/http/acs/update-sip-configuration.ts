import { changeSipConfiguration } from '../../inventory/change-sip-configuration.ts'
import { SIP_SINCE } from '../contract/since.ts'
import { SipConfiguration, SipConfigurationUpdate } from '../contract/sip-schemas.ts'
import { sipRefused } from '../errors/sip-errors.ts'
import { readSipPatch } from '../request/read-sip-patch.ts'
import { toSipModel } from '../wire/to-sip-model.ts'
import { defineOperationWithBody } from './acs-operation.ts'

/**
 * Room for a configuration with all of its counts at their limits: 250 routes with all texts at their longest (2.4 KB in
 * ASCII), each of them with 250 trunks whose names have 50 characters. Names of 249 characters would make it 16 MiB, and
 * such a change keeps the event loop, and so every other resource, from going on for the better part of a second.
 */
const LIMIT_BYTES = 4 * 1024 * 1024

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
