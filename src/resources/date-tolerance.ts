/**
 * How far the date of a signature may be from this machine's clock, either way, in milliseconds, unless configured.
 * The service documents no tolerance. Azure App Configuration, which has the same scheme, documents this one:
 * https://learn.microsoft.com/en-au/azure/azure-app-configuration/rest-api-authentication-hmac
 */
export const DEFAULT_DATE_TOLERANCE_MS = 15 * 60_000
