/** The stable versions of the API, oldest first (https://github.com/Azure/azure-rest-api-specs, PhoneNumbers/stable). */
export const API_VERSIONS = ['2021-03-07', '2022-12-01', '2025-02-11', '2025-04-01', '2025-06-01'] as const
export type ApiVersion = (typeof API_VERSIONS)[number]

/** A schema that is shared with our own operations, which have no versions, is read as this version has it. */
export const NEWEST_VERSION: ApiVersion = '2025-06-01'

/** Which version serves a request, and whether it is the one that was asked for. */
export type VersionResolution =
  | { readonly kind: 'known'; readonly version: ApiVersion }
  /** Newer than any that is known: the newest serves it. */
  | { readonly kind: 'newer'; readonly version: ApiVersion }
  | { readonly kind: 'unsupported' }

const STABLE_VERSION = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/**
 * The version that serves a request for `requested`. A newer one than any known is served as the
 * newest, since SDKs move on before emulators do; `strict` refuses a newer one too.
 */
export function resolveApiVersion(requested: string, strict: boolean): VersionResolution {
  const known = API_VERSIONS.find((version) => version === requested)
  if (known !== undefined) return { kind: 'known', version: known }
  // The form YYYY-MM-DD orders as text as it does in time.
  if (!strict && STABLE_VERSION.test(requested) && requested > NEWEST_VERSION)
    return { kind: 'newer', version: NEWEST_VERSION }
  return { kind: 'unsupported' }
}

/** Whether something that exists since `since` exists in `version`. */
export function existsIn(version: ApiVersion, since: string | undefined): boolean {
  return since === undefined || since <= version
}
