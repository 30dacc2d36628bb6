/**
 * The stable versions of the Phone Numbers API, oldest first (https://github.com/Azure/azure-rest-api-specs,
 * PhoneNumbers/stable).
 */
export const API_VERSIONS = ['2021-03-07', '2022-12-01', '2025-02-11', '2025-04-01', '2025-06-01'] as const

/**
 * The versions of the SIP Routing API that released clients send, oldest first
 * (https://github.com/Azure/azure-rest-api-specs, SipRouting). No version is one of both APIs.
 */
export const SIP_VERSIONS = ['2021-05-01-preview', '2023-03-01'] as const

export type ApiVersion = (typeof API_VERSIONS)[number] | (typeof SIP_VERSIONS)[number]

/** The versions of every API. */
export const ALL_VERSIONS: readonly ApiVersion[] = [...API_VERSIONS, ...SIP_VERSIONS]

/** The newest version. Our own operations, which have no versions, read the schemas that they share in this version. */
export const NEWEST_VERSION: ApiVersion = '2025-06-01'

/** The version that serves a request, and whether the request asked for this version. */
export type VersionResolution =
  | { readonly kind: 'known'; readonly version: ApiVersion }
  /** The requested version is newer than every version of the API: the newest one serves the request. */
  | { readonly kind: 'newer'; readonly version: ApiVersion }
  | { readonly kind: 'unsupported' }

const STABLE_VERSION = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/**
 * The version of an API that serves a request for `requested`. A version newer than every version of the API is served
 * as the newest, since SDKs are updated before emulators are, unless it is a version of another API; with `strict` such
 * a version is unsupported.
 *
 * @param versions the versions of the API, oldest first
 */
export function resolveApiVersion(
  requested: string,
  strict: boolean,
  versions: readonly ApiVersion[] = API_VERSIONS,
): VersionResolution {
  const isRequested = (version: ApiVersion) => version === requested
  const known = versions.find(isRequested)
  if (known !== undefined) return { kind: 'known', version: known }
  const newest = versions.at(-1)
  const mayBeNewer = !strict && STABLE_VERSION.test(requested) && !ALL_VERSIONS.some(isRequested)
  // The form YYYY-MM-DD orders as text as it does in time.
  if (newest !== undefined && mayBeNewer && requested > newest) return { kind: 'newer', version: newest }
  return { kind: 'unsupported' }
}

/** Whether something that exists since `since` exists in `version`, of the same API. */
export function existsIn(version: ApiVersion, since: string | undefined): boolean {
  return since === undefined || since <= version
}
