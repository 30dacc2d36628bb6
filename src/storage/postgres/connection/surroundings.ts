import { existsSync, readFileSync, statSync } from 'node:fs'
import { homedir, userInfo } from 'node:os'
import { join } from 'node:path'

/** What a connection takes from around the program. */
export interface Surroundings {
  readonly variables: Readonly<Record<string, string | undefined>>
  /** Reads a text file. It throws an error of the operating system. */
  readonly readFile: (path: string) => string
  readonly exists: (path: string) => boolean
  /** Whether users other than its owner have any right to the file. */
  readonly isShared: (path: string) => boolean
  /** The path of a file of this user: the first name on Unix, under the home directory, and the second on Windows. */
  readonly ownFile: (unix: string, windows: string) => string
  /** The name of the user of the operating system; `undefined` if it has none. */
  readonly userName: () => string | undefined
}

const GROUP_AND_OTHERS = 0o077

/** The surroundings of this process. */
export const SYSTEM_SURROUNDINGS: Surroundings = {
  variables: process.env,
  readFile: (path) => readFileSync(path, 'utf8'),
  exists: existsSync,
  isShared: (path) => process.platform !== 'win32' && (statSync(path).mode & GROUP_AND_OTHERS) !== 0,
  ownFile: (unix, windows) =>
    process.platform === 'win32'
      ? join(process.env['APPDATA'] ?? homedir(), 'postgresql', windows)
      : join(homedir(), unix),
  userName() {
    try {
      return userInfo().username
    } catch {
      return undefined
    }
  },
}
