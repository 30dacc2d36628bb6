const ESCAPES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

/** Text from HTML without tags. */
export function unescapeHtml(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ESCAPES[entity] ?? entity)
}

/** The curl line of each operation of a contract's page, by the id of the operation. */
export function curlLinesOf(page: string): Map<string, string> {
  const sections = page.split(/<h3 id="/).slice(1)
  return new Map(
    sections.flatMap((section) => {
      const line = /<pre><code>(curl [^<]*)</.exec(section)?.[1]
      return line === undefined ? [] : [[section.slice(0, section.indexOf('"')), unescapeHtml(line)] as const]
    }),
  )
}

/** The request that a curl line of a page sends. */
export function parseCurl(line: string) {
  const body = / --data (.*)$/.exec(line)?.[1]?.replace(/^'(.*)'$/, '$1')
  const given = / --request (\w+)/.exec(line)?.[1] ?? (line.includes(' --head ') ? 'HEAD' : undefined)
  return {
    method: given ?? (body === undefined ? 'GET' : 'POST'),
    target: /"\$HOLDLINE_URL([^"]*)"/.exec(line)?.[1] ?? '',
    body,
    mediaType: / --header 'Content-Type: ([^']+)'/.exec(line)?.[1],
  }
}
