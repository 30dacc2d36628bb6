import { homedir } from 'node:os'
import { cacheDirectory, type UserPlaces } from '../files/cache-directory.ts'

/** The directory of this user's cache; `undefined` if the user has none, as in some containers. */
export function userCache(environment: UserPlaces['environment']): string | undefined {
  return cacheDirectory({ platform: process.platform, home: homeOrNone(), environment })
}

function homeOrNone(): string {
  try {
    return homedir()
  } catch {
    // A user id without an entry in the list of users, and without HOME.
    return ''
  }
}
