import { UsageError } from '../usage-error.ts'

// The build puts the range of `engines` in package.json here.
declare const HOLDLINE_NODE: string | undefined

/**
 * Refuses a Node that is older than the package needs, in the words of the program.
 * @throws {UsageError}
 */
export function requireNode(): void {
  const needed = typeof HOLDLINE_NODE === 'string' ? HOLDLINE_NODE.replace('>=', '') : '0.0'
  const [major = 0, minor = 0] = needed.split('.').map(Number)
  const [givenMajor = 0, givenMinor = 0] = process.versions.node.split('.').map(Number)
  if (givenMajor > major || (givenMajor === major && givenMinor >= minor)) return
  throw new UsageError(
    `Node ${needed} or newer is needed, and this is Node ${process.versions.node}; https://nodejs.org has newer ones`,
  )
}
