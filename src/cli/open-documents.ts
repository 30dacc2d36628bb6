import { readdir, readFile } from 'node:fs/promises'
import type { Documents } from '../http/own/public/documents.ts'

/** The documents of a directory, each read when it is asked for. A directory that is missing has none. */
export function openDocuments(directory: URL): Documents {
  const names = async () => {
    const files = await readdir(directory).catch(() => [])
    return files.filter((name) => name.endsWith('.md')).sort()
  }
  const read = (name: string) => readFile(new URL(name, directory), 'utf8')
  return {
    async titles() {
      return Promise.all(
        (await names()).map(async (name) => {
          const [firstLine = name] = (await read(name)).split('\n', 1)
          return { name, title: firstLine.replace(/^# /, '') }
        }),
      )
    },
    async text(name) {
      return (await names()).includes(name) ? read(name) : undefined
    },
  }
}
