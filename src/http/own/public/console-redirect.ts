import type { ServedOperation } from '../../pipeline/exchange.ts'
import { CONSOLE_PATH } from './get-console.ts'

/** Sends a browser that opens the server's address to the console. `routeBrowsers` leads there. */
export const CONSOLE_REDIRECT: ServedOperation = {
  operationId: 'RedirectToConsole',
  plane: 'public',
  method: 'GET',
  path: '/',
  perInventory: false,
  bodyLimit: 0,
  serve(exchange) {
    // Programs get another answer at this address, and the console can be switched off.
    const headers = { location: CONSOLE_PATH, 'cache-control': 'no-store', vary: 'accept, authorization' }
    exchange.answer(302, headers)
  },
}
