import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import type { ConsoleFile, ConsoleFiles, ContentCoding } from '../http/own/public/console-files.ts'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const SUFFIXES: Readonly<Record<ContentCoding, string>> = { br: '.br', gzip: '.gz' }

/** The names of the build's files; no such name leads out of the directory. */
const NAME = /^[\w-]+(\.[\w-]+)+$/

/** The console in a directory of the build; a directory that is missing has none. */
export function openConsole(directory: URL): ConsoleFiles {
  let page: Promise<string | undefined> | undefined
  return {
    page() {
      page ??= readFile(new URL('index.html', directory), 'utf8').catch(() => undefined)
      return page
    },
    async file(name, codings) {
      const mediaType = MEDIA_TYPES[extname(name)]
      if (mediaType === undefined || !NAME.test(name)) return undefined
      for (const coding of codings) {
        const compressed = await find(name + SUFFIXES[coding])
        if (compressed !== undefined) return { ...compressed, mediaType, coding }
      }
      const plain = await find(name)
      return plain && { ...plain, mediaType }
    },
  }

  async function find(name: string): Promise<Pick<ConsoleFile, 'bytes' | 'open'> | undefined> {
    const file = new URL(name, directory)
    const facts = await stat(file).catch(() => undefined)
    return facts?.isFile() ? { bytes: facts.size, open: () => createReadStream(file) } : undefined
  }
}
