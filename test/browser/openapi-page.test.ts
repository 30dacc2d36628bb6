import { expect, it } from 'vitest'
import { ALL_VERSIONS } from '../../src/http/contract/api-version.ts'
import { startServer } from '../support/server.ts'
import { renderPage } from './render-page.ts'

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>
  readonly definitions: object
}

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, part]) => part)

it('the page of each version shows its operations and models in a browser, and loads nothing from elsewhere', async () => {
  const server = await startServer()
  try {
    for (const version of ALL_VERSIONS) {
      const page = `${server.http}/_holdline/openapi/${version}`
      const shown = await renderPage(page)
      const { paths, definitions }: OpenApi = JSON.parse(await (await fetch(`${page}.json`)).text())
      const operations = Object.values(paths).flatMap((methods) => Object.values(methods))
      const expected = [...operations.map(({ operationId }) => operationId), ...Object.keys(definitions)]
      // The page has an order of its own: the search first.
      expect(all(shown, /<h3 id="([^"]+)">/g).sort()).toEqual(expected.sort())
      // Each link within the page leads to a part of it.
      expect([...expected, 'signing', 'operations', 'models']).toEqual(
        expect.arrayContaining(all(shown, /href="#([^"]+)"/g)),
      )
      expect(shown).toContain(`<strong>${version}</strong>`)
      expect(shown).not.toMatch(/<(script|link|img|iframe|object|video|audio)\b|@import|url\(/)
    }
  } finally {
    await server.stop()
  }
})
