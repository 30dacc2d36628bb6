import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { searchDocument } from './search-document.ts'

/** Writes the document that Prism serves into a directory; resolves to its file. */
export async function writeSearchDocument(directory: string): Promise<string> {
  const file = join(directory, 'openapi.json')
  await writeFile(file, JSON.stringify(searchDocument()))
  return file
}
