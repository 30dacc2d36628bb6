import type { Call } from './checker/run.ts'
import type { SipPatch } from './checker/sip-configuration.ts'
import { findMarket } from './markets.ts'

/** The HTTP request of a call. */
export interface ComposedRequest {
  readonly method: string
  readonly target: string
  readonly body?: object
}

const VERSION = 'api-version=2025-06-01'
const SIP_PATH = '/sip?api-version=2023-03-01'
/** Each route has the pattern of the official clients' tests. */
const PATTERN = '^+[1-9][0-9]{3,23}$'
const OFFERING = {
  phoneNumberType: 'geographic',
  assignmentType: 'application',
  capabilities: { calling: 'inbound+outbound', sms: 'none' },
}
/** More than a resource ever owns in a run, so that a list is one request and shows one moment. */
const PAGE = 1_000

export function composeRequest(call: Call): ComposedRequest {
  switch (call.kind) {
    case 'search': {
      const { country, areaCode } = findMarket(call.market)
      const target = `/availablePhoneNumbers/countries/${country}/:search?${VERSION}`
      return { method: 'POST', target, body: { ...OFFERING, areaCode, quantity: call.quantity } }
    }
    case 'result':
      return { method: 'GET', target: `/availablePhoneNumbers/searchResults/${call.search}?${VERSION}` }
    case 'purchase': {
      const target = `/availablePhoneNumbers/:purchase?${VERSION}`
      return { method: 'POST', target, body: { searchId: call.search } }
    }
    case 'cancel':
      return { method: 'DELETE', target: `/phoneNumbers/operations/search_${call.search}?${VERSION}` }
    case 'operation':
      return { method: 'GET', target: `/phoneNumbers/operations/${call.operation}?${VERSION}` }
    case 'release':
      return { method: 'DELETE', target: `/phoneNumbers/${encodeURIComponent(call.number)}?${VERSION}` }
    case 'number':
      return { method: 'GET', target: `/phoneNumbers/${encodeURIComponent(call.number)}?${VERSION}` }
    case 'owned':
      return { method: 'GET', target: `/phoneNumbers?${VERSION}&top=${PAGE}` }
    case 'browse': {
      const { country, prefix } = findMarket(call.market)
      const target = `/availablePhoneNumbers/countries/${country}/:browse?${VERSION}`
      return { method: 'POST', target, body: { ...OFFERING, phoneNumberPrefixes: [prefix] } }
    }
    case 'reserve': {
      const { country: countryCode } = findMarket(call.market)
      const wanted = { ...OFFERING, countryCode }
      const entries = [...call.add.map((each) => [each, wanted]), ...call.remove.map((each) => [each, null])]
      const phoneNumbers = Object.fromEntries(
        entries.map(([number, value]) => [String(number).slice(1), value]),
      )
      return { method: 'PATCH', target: reservationPath(call.reservation), body: { phoneNumbers } }
    }
    case 'reservation':
      return { method: 'GET', target: reservationPath(call.reservation) }
    case 'delete':
      return { method: 'DELETE', target: reservationPath(call.reservation) }
    case 'buy reserved':
      return { method: 'POST', target: reservationPath(`${call.reservation}/:purchase`), body: {} }
    case 'sip':
      return { method: 'GET', target: SIP_PATH }
    case 'change sip':
      return { method: 'PATCH', target: SIP_PATH, body: sipBody(call.patch) }
    case 'withdraw':
    case 'restore':
      return { method: 'POST', target: `/_holdline/stock/${call.kind}`, body: { range: call.number } }
    case 'assign':
      return { method: 'POST', target: numberPath(call.number, 'assign'), body: { resource: call.to } }
    case 'take':
      return { method: 'POST', target: numberPath(call.number, 'release'), body: {} }
  }
}

function sipBody({ trunks, routes }: SipPatch): object {
  return {
    ...(trunks && {
      trunks: Object.fromEntries(
        Object.entries(trunks).map(([name, port]) => [
          name,
          port === null ? null : { sipSignalingPort: port },
        ]),
      ),
    }),
    ...(routes && { routes: routes.map((route) => ({ ...route, numberPattern: PATTERN })) }),
  }
}

function numberPath(number: string, verb: string): string {
  return `/_holdline/numbers/${encodeURIComponent(number)}/${verb}`
}

function reservationPath(rest: string): string {
  return `/availablePhoneNumbers/reservations/${rest}?${VERSION}`
}
