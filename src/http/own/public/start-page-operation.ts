import { isLoopbackHost } from '../../auth/is-loopback-host.ts'
import { HTML_TYPE, PAGE_HEADERS } from '../../pages/page-headers.ts'
import type { StartPageFacts } from '../../pages/start-page.ts'
import type { ServedOperation } from '../../pipeline/exchange.ts'
import type { Documents } from './documents.ts'

/** The address of the start page. */
export const START_PAGE_PATH = '/_holdline/start'

/** What the start page tells of the server. */
export type ServerFacts = Omit<StartPageFacts, 'documents'>

/**
 * The page that tells how to connect, for everybody. `routeBrowsers` leads there from the server's address, where the
 * server has no console.
 *
 * @param factsOf the facts for a reader who reaches the server under a loopback name, or not: behind a proxy, a stand-in
 *   tells strangers nothing about its machine
 */
export function startPageOperation(
  factsOf: (onLoopback: boolean) => ServerFacts,
  documents: Documents,
): ServedOperation {
  return {
    operationId: 'GetStartPage',
    plane: 'public',
    method: 'GET',
    path: START_PAGE_PATH,
    perInventory: false,
    bodyLimit: 0,
    async serve(exchange) {
      const facts = factsOf(isLoopbackHost(exchange.request.headers.host))
      const { startPage } = await import('../../pages/start-page.ts')
      const text = startPage({ ...facts, documents: await documents.titles() })
      const headers = { ...PAGE_HEADERS, 'cache-control': 'no-store', vary: 'accept, authorization, host' }
      exchange.answer(200, headers, { mediaType: HTML_TYPE, text })
    },
  }
}
