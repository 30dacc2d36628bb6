import type { UserPlaces } from '../files/cache-directory.ts'
import type { ServeOptions } from './serve-options.ts'
import { userCache } from './user-cache.ts'

/**
 * The directory for the certificates of a server that is to leave nothing in its working directory: without a file for
 * the inventory, and without a directory that was given. It is the user's cache, so that clients which trust one such
 * server trust the next one too; `null` if the user has none. `undefined` for every other server.
 */
export function tlsCache(
  { inMemory, dataIsGiven }: Pick<ServeOptions, 'inMemory' | 'dataIsGiven'>,
  environment: UserPlaces['environment'],
): string | null | undefined {
  if (!inMemory || dataIsGiven) return undefined
  return userCache(environment) ?? null
}
