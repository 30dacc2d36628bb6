import type { SipViolation } from '../../sip-routing/sip-violation.ts'
import { type ApiVersion, existsIn } from '../contract/api-version.ts'
import { SIP_DOMAIN_NAMED_SINCE } from '../contract/since.ts'
import type { ApiError } from './api-error.ts'

/**
 * Why a change of a SIP configuration is refused, in the words of the live service; docs/compatibility.md names the
 * sources. The words about too many trunks are our own.
 */
export function sipRefused(violation: SipViolation, version: ApiVersion): ApiError {
  switch (violation.kind) {
    case 'emptyPatch':
      return refusal(422, 'EmptyPatch', 'Patch with no data provided.')
    case 'invalidTrunkSipSignalingPort':
      return refusal(422, 'InvalidTrunkSipSignalingPort', 'Trunk with an invalid SIP signaling port.')
    case 'invalidRouteName':
      return refusal(422, 'InvalidRouteName', 'Route with an invalid name.')
    case 'invalidRouteNumberPattern':
      return refusal(422, 'InvalidRouteNumberPattern', 'Route with an invalid number pattern.')
    case 'duplicatedRoute':
      return refusal(400, 'DuplicatedRoute', 'There is a duplicated route.')
    case 'routeWithDuplicatedTrunk':
      return refusal(400, 'RouteWithDuplicatedTrunk', 'There is a duplicated trunk in a route.')
    case 'invalidTrunkFqdn':
      return refusal(422, 'InvalidTrunkFqdn', fqdnMessage(violation.fqdn, version))
    case 'tooManyTrunks':
      return refusal(422, 'TooManyTrunks', `There are more than ${violation.limit} trunks.`)
    case 'missingTrunk':
      return refusal(422, 'MissingTrunk', 'Route targeting a missing trunk.')
  }
}

/** Spelt as recorded. */
function fqdnMessage(fqdn: string, version: ApiVersion): string {
  return existsIn(version, SIP_DOMAIN_NAMED_SINCE)
    ? `Domain '${fqdn}' is not properly formatted domnain name.`
    : 'Trunk with an invalid FQDN.'
}

function refusal(status: number, code: string, message: string): ApiError {
  return {
    status,
    error: {
      code: 'UnprocessableConfiguration',
      message: 'One or more request inputs are not valid.',
      innererror: { code, message },
    },
  }
}
