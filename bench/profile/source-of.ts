import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Frame } from './read-profile.ts'

/**
 * Where the code of a frame was written: `src/http/send.ts` for the project's own, `npm:fastify` for a
 * package, `node:http` for Node's, and the function's name alone for what is native.
 */
export function createSourceOf(): (frame: Frame) => string {
  const maps = new Map<string, SourceMap>()

  function mapOf(url: string): SourceMap {
    const known = maps.get(url)
    if (known !== undefined) return known
    const map = new SourceMap(JSON.parse(readFileSync(`${fileURLToPath(url)}.map`, 'utf8')))
    maps.set(url, map)
    return map
  }

  return ({ url, functionName, lineNumber, columnNumber }) => {
    if (url === '') return functionName
    if (url.startsWith('node:')) return url
    const bundled = /holdline-bench-\d+\//.test(url)
    if (!bundled) return `npm:${/.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? url}`
    const entry = mapOf(url).findEntry(lineNumber, columnNumber)
    const source = 'originalSource' in entry ? entry.originalSource : ''
    return source.replace(/^(\.\.\/)*/, '')
  }
}
