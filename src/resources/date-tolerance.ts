/**
 * How far the date of a signature may be from this machine's clock, either way, in milliseconds, unless configured.
 * The service documents no figure; this is the one of its sibling with the same scheme,
 * https://learn.microsoft.com/en-au/azure/azure-app-configuration/rest-api-authentication-hmac
 */
export const DEFAULT_DATE_TOLERANCE_MS = 15 * 60_000
