import { readFile } from 'node:fs/promises'

/**
 * The content of one of the program's own JSON files, read at the first call and kept. After a failure the next call
 * reads the file again.
 */
export function lazyJson<T>(file: URL): () => Promise<T> {
  let content: Promise<T> | undefined
  return () => {
    content ??= readJson<T>(file).catch((error: unknown) => {
      content = undefined
      throw error
    })
    return content
  }
}

async function readJson<T>(file: URL): Promise<T> {
  return JSON.parse(await readFile(file, 'utf8'))
}
