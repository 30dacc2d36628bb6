import type { Resource } from './resource.ts'

/** The resources in force. It is asked at each request, since an operator can change the resources at any time. */
export interface ResourceDirectory {
  /** A number that differs after each change of the resources. */
  readonly version: number
  /** The first resource is the default resource. */
  readonly resources: readonly [Resource, ...Resource[]]
}

/**
 * A value that is derived from the resources and costs too much to derive at each request, such as key objects.
 * The value is made at once, and made again at the first call after a change of the resources.
 */
export function perVersion<T>(
  directory: ResourceDirectory,
  make: (resources: ResourceDirectory['resources']) => T,
): () => T {
  let { version } = directory
  let made = make(directory.resources)
  return () => {
    if (version !== directory.version) {
      version = directory.version
      made = make(directory.resources)
    }
    return made
  }
}
