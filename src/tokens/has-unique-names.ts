/** The parts of a JSON text that count for its structure: texts, and the signs between values. */
const PARTS = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g

/**
 * Whether no object of a JSON text has a name twice. The parser takes the last of two, and another reader may take the
 * first: so a token with a claim twice is refused, https://www.rfc-editor.org/rfc/rfc7519#section-4
 *
 * @param json a text that `JSON.parse` takes
 */
export function hasUniqueNames(json: string): boolean {
  /** The names of the objects around the present place; `undefined` for an array. */
  const around: (Set<unknown> | undefined)[] = []
  let last = ''
  for (const [part] of json.matchAll(PARTS)) {
    if (part === '{') around.push(new Set())
    else if (part === '[') around.push(undefined)
    else if (part === '}' || part === ']') around.pop()
    else if (part === ':') {
      const names = around.at(-1)
      const name: unknown = JSON.parse(last)
      if (names?.has(name)) return false
      names?.add(name)
    }
    last = part
  }
  return true
}
