import type { ApiVersion } from '../../http/contract/api-version.ts'
import type { Probe } from '../probe.ts'

/** A number of the fictitious range: +1 425 555 0100 to 0199 (ATIS-0300115). */
const NUMBER = '+14255550100'
/** Without the details, which cost money. */
const OPTIONS = { includeAdditionalOperatorDetails: false }

const BODIES: Readonly<Record<string, string>> = {
  'operator-information': JSON.stringify({ phoneNumbers: [NUMBER], options: OPTIONS }),
  'operator-information-of-two': JSON.stringify({ phoneNumbers: [NUMBER, '+14255550101'], options: OPTIONS }),
  'operator-information-of-nonsense': JSON.stringify({ phoneNumbers: [''], options: OPTIONS }),
  'operator-information-of-nothing': '{}',
  'operator-information-no-json': '{',
}

/** What is known of a number's operator. */
export function operatorProbes(version: ApiVersion): Probe[] {
  return Object.entries(BODIES).map(([name, body]) => ({
    name,
    version,
    request: { method: 'POST', target: `/operatorInformation/:search?api-version=${version}`, body },
  }))
}
