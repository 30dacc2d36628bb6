/** The stable versions of the API, oldest first (https://github.com/Azure/azure-rest-api-specs, PhoneNumbers/stable). */
export const API_VERSIONS = ['2021-03-07', '2022-12-01', '2025-02-11', '2025-04-01', '2025-06-01'] as const
export type ApiVersion = (typeof API_VERSIONS)[number]

/** The newest version. Our own operations, which have no versions, read the schemas that they share in this version. */
export const NEWEST_VERSION: ApiVersion = '2025-06-01'

/** The version that serves a request, and whether the request asked for this version. */
export type VersionResolution =
  | { readonly kind: 'known'; readonly version: ApiVersion }
  /** The requested version is newer than every known version: the newest one serves the request. */
  | { readonly kind: 'newer'; readonly version: ApiVersion }
  | { readonly kind: 'unsupported' }

const STABLE_VERSION = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/**
 * The version that serves a request for `requested`. A version newer than every known one is served as the newest,
 * since SDKs are updated before emulators are; with `strict` such a version is unsupported.
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
