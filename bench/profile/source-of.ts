import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Frame } from './read-profile.ts'

/**
 * The source of a frame's code: `src/http/send.ts` for the project's own code, `npm:find-my-way` for a package,
 * `node:http` for Node's code, and the function's name alone for native code.
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
