import { statSync } from 'node:fs'

/** Which file is at the path, as text that no other file has; `undefined` where there is none. */
export function fileIdentity(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found && `${found.dev}:${found.ino}`
}
