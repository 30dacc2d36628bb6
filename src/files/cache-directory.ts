import { posix, win32 } from 'node:path'

/** What the place of the cache depends on. */
export interface UserPlaces {
  readonly platform: NodeJS.Platform
  /** The user's home directory; empty if there is none. */
  readonly home: string
  readonly environment: {
    readonly XDG_CACHE_HOME?: string | undefined
    readonly LOCALAPPDATA?: string | undefined
  }
}

/**
 * The directory of the program's files that can be made again, absolute: `~/.cache/holdline`, or where the system's
 * convention says. `undefined` if the user has no such place.
 *
 * https://specifications.freedesktop.org/basedir-spec/latest/ (a relative `XDG_CACHE_HOME` does not count),
 * https://developer.apple.com/library/archive/documentation/FileManagement/Conceptual/FileSystemProgrammingGuide/FileSystemOverview/FileSystemOverview.html,
 * https://learn.microsoft.com/en-us/windows/win32/shell/knownfolderid
 */
export function cacheDirectory({ platform, home, environment }: UserPlaces): string | undefined {
  const { XDG_CACHE_HOME: xdg = '', LOCALAPPDATA: local = '' } = environment
  if (platform === 'win32') {
    const base = [local, win32.join(home, 'AppData', 'Local')].find((each) => win32.isAbsolute(each))
    return base && win32.join(base, 'holdline', 'cache')
  }
  const usual = platform === 'darwin' ? posix.join(home, 'Library', 'Caches') : posix.join(home, '.cache')
  const base = [xdg, usual].find((each) => posix.isAbsolute(each))
  return base && posix.join(base, 'holdline')
}
