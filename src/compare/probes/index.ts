import {
  API_VERSIONS,
  type ApiVersion,
  existsIn,
  NEWEST_VERSION,
  SIP_VERSIONS,
} from '../../http/contract/api-version.ts'
import { CATALOG_SINCE, OPERATOR_INFORMATION_SINCE, RESERVATIONS_SINCE } from '../../http/contract/since.ts'
import type { Probe } from '../probe.ts'
import { catalogProbes } from './catalog-probes.ts'
import { malformedProbes } from './malformed-probes.ts'
import { numberProbes } from './number-probes.ts'
import { operatorProbes } from './operator-probes.ts'
import { reservationProbes } from './reservation-probes.ts'
import { searchProbes } from './search-probes.ts'
import { SIP_IN_OTHER_VERSION, sipProbes } from './sip-probes.ts'

/** What is read in each version, by the first version that has it. */
const READ: readonly [since: ApiVersion | undefined, probes: (version: ApiVersion) => Probe[]][] = [
  [undefined, numberProbes],
  [CATALOG_SINCE, catalogProbes],
  [OPERATOR_INFORMATION_SINCE, operatorProbes],
  [RESERVATIONS_SINCE, reservationProbes],
]

/** Whatever a version does not have yet is asked for in the last version before it, with its first probe. */
const TOO_EARLY: readonly Probe[] = READ.flatMap(([since, probes]) => {
  const before = API_VERSIONS.findLast((version) => !existsIn(version, since))
  const [first] = before === undefined ? [] : probes(before)
  return first === undefined ? [] : [{ ...first, name: `${first.name}-too-early` }]
})

/** Every probe that spends nothing, version by version, the wrong ones last. */
export const PROBES: readonly Probe[] = [
  ...API_VERSIONS.flatMap((version) =>
    READ.filter(([since]) => existsIn(version, since)).flatMap(([, probes]) => probes(version)),
  ),
  ...SIP_VERSIONS.flatMap(sipProbes),
  ...TOO_EARLY,
  SIP_IN_OTHER_VERSION,
  ...malformedProbes(NEWEST_VERSION),
]

/** The searches, in the order in which they are spent. */
export const SEARCH_PROBES = searchProbes(NEWEST_VERSION)
