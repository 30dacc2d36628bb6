import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { renderPage } from './render-page.ts'

/** The width of a narrow phone, in CSS pixels. */
const PHONE_WIDTH = 360

/** How wide a document is, and the places of it that are wider than the window; in CSS pixels. */
export interface PageWidth {
  readonly window: number
  readonly document: number
  readonly tooWide: readonly string[]
}

/**
 * Measures a page on a phone: in a frame of its width, in a page that may run a script, as the page itself may not.
 * The page is sent with its own content security policy, except that it may be in a frame.
 */
export async function measureOnPhone(url: string): Promise<PageWidth> {
  const page = await fetch(url, { headers: { accept: 'text/html' } })
  const text = await page.text()
  const policy = page.headers.get('content-security-policy') ?? ''
  const server = createServer(({ url: path }, response) => {
    if (path === '/page') {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.setHeader('content-security-policy', policy.replace("frame-ancestors 'none'", ''))
      response.end(text)
    } else response.setHeader('content-type', 'text/html').end(OUTER)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  try {
    const shown = await renderPage(`http://127.0.0.1:${port}/`)
    return JSON.parse(/<output>(.*)<\/output>/.exec(shown)?.[1] ?? '{}')
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

const OUTER = `<!doctype html><output></output>
<iframe src="/page" width="${PHONE_WIDTH}" height="800" style="border:0"></iframe>
<script>
onload = () => {
  const { document, innerWidth } = frames[0]
  const tooWide = [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > innerWidth || element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline')
    .map((element) => element.tagName)
  const { scrollWidth } = document.documentElement
  window.document.querySelector('output').textContent = JSON.stringify({ window: innerWidth, document: scrollWidth, tooWide })
}
</script>`
