import type { Exception } from './exception.ts'

const CATALOG_LISTS = ['ListAreaCodes', 'ListAvailableCountries', 'ListAvailableLocalities', 'ListOfferings']
const LISTS = ['ListPhoneNumbers', ...CATALOG_LISTS]

const SIP = ['SipRouting_Get', 'SipRouting_Update']
/** The lists of a SIP configuration, and how the newer document writes their limits. */
const SIP_LISTS = [
  { field: 'trunks', limit: 'maxProperties' },
  { field: 'routes', limit: 'maxItems' },
  { field: 'routes[].trunks', limit: 'maxItems' },
].flatMap(({ field, limit }) => [
  { operations: SIP, place: `200 body.${field}`, limit },
  { operations: ['SipRouting_Update'], place: `request body.${field}`, limit },
])

/** All intended differences from the published contract. The tests fail for an exception that no longer applies. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    operations: ['SearchAvailablePhoneNumbers'],
    place: '202 body',
    instead: {},
    because: 'Recorded in 2022-12-01 and 2025-06-01: 202 with "Content-Length": "0".',
  },
  {
    operations: ['UpdateCapabilities'],
    place: '202 body',
    instead: { '': { type: 'object' }, '.capabilitiesUpdateId': { type: 'string', required: true } },
    because: 'Recorded in 2022-12-01: 202 with {"capabilitiesUpdateId": "sanitized"}.',
  },
  {
    operations: ['UpdateCapabilities', 'CreateOrUpdateReservation', 'SipRouting_Update'],
    place: 'request',
    merge: { consumes: ['application/merge-patch+json', 'application/json'] },
    because: 'docs/compatibility.md: application/json is taken too, and means the same.',
  },
  {
    operations: ['GetOperation'],
    place: '200 body.resourceLocation',
    merge: { nullable: true },
    because: 'Recorded in 2022-12-01, of a purchase and of a release: "resourceLocation": null.',
  },
  {
    operations: LISTS,
    place: 'query skip',
    merge: { minimum: 0 },
    because: 'docs/compatibility.md: the documents name no bounds, and nothing is before the first entry.',
  },
  {
    operations: ['ListPhoneNumbers'],
    place: 'query top',
    merge: { minimum: 1, maximum: 1_000 },
    because: 'docs/compatibility.md: the documents name no bounds; a page has 1,000 entries at most.',
  },
  {
    operations: [...CATALOG_LISTS, 'ListReservations'],
    place: 'query maxPageSize',
    merge: { minimum: 1, maximum: 1_000 },
    because: 'docs/compatibility.md: the documents name no bounds; a page has 1,000 entries at most.',
  },
  {
    operations: CATALOG_LISTS,
    place: '200 body.nextLink',
    merge: { nullable: true },
    because: 'Recorded in 2022-12-01, of countries and offerings: "nextLink": null.',
  },
  {
    operations: ['ListAvailableLocalities'],
    place: '200 body.phoneNumberLocalities[].administrativeDivision',
    merge: { nullable: true },
    because: 'Recorded in 2025-06-01, of IE: {"localizedName":"Dublin","administrativeDivision":null}.',
  },
  ...['isoCountryCode', 'numberType', 'operatorDetails'].map((field) => ({
    operations: ['OperatorInformationSearch'],
    place: `200 body.values[].${field}`,
    merge: { nullable: true as const },
    because: `Recorded in 2024-03-01-preview, without details: "${field}": null.`,
  })),
  ...['mobileNetworkCode', 'mobileCountryCode'].map((field) => ({
    operations: ['OperatorInformationSearch'],
    place: `200 body.values[].operatorDetails.${field}`,
    merge: { nullable: true as const },
    because: `Recorded with details: {"name":"MULTIPLE OCN LISTING","mobileNetworkCode":null,"mobileCountryCode":null}.`,
  })),
  {
    operations: ['PurchaseReservation'],
    place: 'request',
    merge: { consumes: ['application/json'] },
    because:
      'The published document gives it a body but names no media type; its clients send application/json.',
  },
  {
    operations: SIP,
    place: 'default header x-ms-error-code',
    only: '2023-03-01',
    instead: {},
    because: 'Recorded in 2023-03-01: ten refusals with their headers, and none with "x-ms-error-code".',
  },
  ...['415', '422', '500'].map((status) => ({
    operations: ['SipRouting_Update'],
    place: status,
    only: '2021-05-01-preview',
    instead: {},
    because: 'The document gives these statuses the same schema as "default", which stands for them here.',
  })),
  ...SIP_LISTS.map(({ operations, place, limit }) => ({
    operations,
    place,
    only: '2021-05-01-preview',
    merge: { maxLength: undefined, [limit]: 250 },
    because:
      'The preview writes "maxLength": 250 at a list, which means nothing; 2023-03-01 writes what is meant.',
  })),
  ...['trunks', 'trunks{}', 'trunks{}.sipSignalingPort', 'routes'].map((field) => ({
    operations: ['SipRouting_Update'],
    place: `request body.${field}`,
    merge: { nullable: true as const },
    because:
      'Clients send {"trunks":{"<fqdn>":null}} to remove a trunk: in a JSON merge patch (RFC 7396) null removes.',
  })),
]
