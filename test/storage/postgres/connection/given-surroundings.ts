import type { Surroundings } from '../../../../src/storage/postgres/connection/surroundings.ts'

/** A file of the surroundings: its text, or its text and that other users can read it. */
type File = string | { readonly shared: string }

/** Surroundings with these variables and files alone. The user `me` has the home directory `/home/me`. */
export function givenSurroundings(
  variables: Readonly<Record<string, string>> = {},
  files: Readonly<Record<string, File>> = {},
): Surroundings {
  return {
    variables,
    exists: (path) => Object.hasOwn(files, path),
    readFile(path) {
      const file = files[path]
      if (file === undefined) throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' })
      return typeof file === 'string' ? file : file.shared
    },
    isShared: (path) => typeof files[path] === 'object',
    ownFile: (unix) => `/home/me/${unix}`,
    userName: () => 'me',
  }
}
