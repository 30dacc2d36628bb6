/** The differences between the versions of the nine operations. */
export interface VersionTraits {
  /** The version as a client sends it. */
  readonly version: string
  /** Whether a search result has `error` and `errorCode`. */
  readonly searchErrors: boolean
  /** Whether there is an agreement not to resell. */
  readonly agreement: boolean
  /** Whether `mobile` can be searched for. */
  readonly mobile: boolean
}

/** The version to which Holdline is built first. */
export const BASE = '2025-02-11'

/** The published versions, and one that is newer than all of them. */
export const VERSIONS: readonly VersionTraits[] = [
  { version: '2021-03-07', searchErrors: false, agreement: false, mobile: false },
  { version: '2022-12-01', searchErrors: true, agreement: false, mobile: false },
  { version: BASE, searchErrors: true, agreement: false, mobile: false },
  { version: '2025-04-01', searchErrors: true, agreement: true, mobile: false },
  { version: '2025-06-01', searchErrors: true, agreement: true, mobile: true },
  { version: '2027-01-01', searchErrors: true, agreement: true, mobile: true },
]
