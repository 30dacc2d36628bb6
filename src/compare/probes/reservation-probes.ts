import type { ApiVersion } from '../../http/contract/api-version.ts'
import type { Probe } from '../probe.ts'
import { NOBODYS_ID } from './unknown-names.ts'

const PATH = '/availablePhoneNumbers/reservations'
const BROWSED = {
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'outbound' },
}

/** Reservations, and the numbers that could be reserved. */
export function reservationProbes(version: ApiVersion): Probe[] {
  const read = (name: string, target: string): Probe => ({
    name,
    version,
    request: { method: 'GET', target: `${target}?api-version=${version}` },
  })
  const browse = (
    name: string,
    country: 'US' | 'INVALID',
    body: string,
    contentType?: string | null,
  ): Probe => ({
    name,
    version,
    request: {
      method: 'POST',
      target: `/availablePhoneNumbers/countries/${country}/:browse?api-version=${version}`,
      body,
      ...(contentType !== undefined && { contentType }),
    },
  })
  return [
    read('reservations', PATH),
    read('reservation', `${PATH}/{reservation}`),
    read('unknown-reservation', `${PATH}/${NOBODYS_ID}`),
    read('no-reservation', `${PATH}/invalid_reservation`),
    {
      name: 'change-of-no-reservation',
      version,
      request: { method: 'PATCH', target: `${PATH}/invalid_reservation?api-version=${version}`, body: '{' },
    },
    browse('browse', 'US', JSON.stringify(BROWSED)),
    browse('browse-unknown-country', 'INVALID', JSON.stringify(BROWSED)),
    browse('browse-without-type', 'US', '{"assignmentType":"application"}'),
    browse('browse-wrong-value', 'US', '{"phoneNumberType":"satellite"}'),
    browse('browse-wrong-type', 'US', '{"phoneNumberType":1}'),
    browse('browse-list', 'US', '[]'),
    browse('browse-no-json', 'US', '{'),
    browse('browse-without-body', 'US', ''),
    browse('browse-other-media-type', 'US', JSON.stringify(BROWSED), 'text/plain'),
    browse('browse-without-media-type', 'US', JSON.stringify(BROWSED), null),
  ]
}
