import type { ApiVersion } from './api-version.ts'

/*
 * The first versions that have parts of the APIs: https://github.com/Azure/azure-rest-api-specs, PhoneNumbers/stable and
 * SipRouting.
 * Some answers differ by version although no document says so: docs/compatibility.md names the recordings.
 */

export const FIRST_VERSION = '2021-03-07' satisfies ApiVersion

/** Countries, localities, area codes and offerings. */
export const CATALOG_SINCE = '2022-12-01' satisfies ApiVersion
/** The field `error` of a search result. */
export const SEARCH_ERRORS_SINCE = '2022-12-01' satisfies ApiVersion
/** The error codes of an operation on a number are `NotFound`, and `InsufficientPermissions` with a 403. */
export const NUMBER_ERRORS_SINCE = '2022-12-01' satisfies ApiVersion
/** The only version with different errors for a text that is no number and for a number that is not owned. */
export const INVALID_NUMBER_TOLD_IN = '2022-12-01' satisfies ApiVersion

export const OPERATOR_INFORMATION_SINCE = '2025-02-11' satisfies ApiVersion

/** Browsing and reservations. */
export const RESERVATIONS_SINCE = '2025-04-01' satisfies ApiVersion
/** The agreement not to resell, in searches and purchases. */
export const AGREEMENT_SINCE = '2025-04-01' satisfies ApiVersion

export const MOBILE_SINCE = '2025-06-01' satisfies ApiVersion

/** The first version of the SIP Routing API. */
export const SIP_SINCE = '2021-05-01-preview' satisfies ApiVersion
/** The error about the name of a trunk quotes the name. */
export const SIP_DOMAIN_NAMED_SINCE = '2023-03-01' satisfies ApiVersion
