import { readdir, readFile } from 'node:fs/promises'
import type { Documents } from '../http/own/public/documents.ts'
import type { DocumentTitle } from '../http/pages/start-page.ts'

/** The documents of a directory, each read when it is asked for. A directory that is missing has none. */
export function openDocuments(directory: URL): Documents {
  // Everybody may ask for the titles, so all documents are read for them once only.
  let known: readonly DocumentTitle[] | undefined
  const names = async () => {
    const files = await readdir(directory).catch(() => [])
    return files.filter((name) => name.endsWith('.md')).sort()
  }
  const read = (name: string) => readFile(new URL(name, directory), 'utf8')
  return {
    async titles() {
      known ??= await Promise.all(
        (await names()).map(async (name) => {
          const [firstLine = name] = (await read(name)).split('\n', 1)
          return { name, title: firstLine.replace(/^# /, '') }
        }),
      )
      return known
    },
    async text(name) {
      return (await names()).includes(name) ? read(name) : undefined
    },
  }
}
