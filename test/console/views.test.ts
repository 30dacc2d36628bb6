import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Server, startServer } from '../support/server.ts'
import { LOOKS, openConsole } from './open-console.ts'

let server: Server
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.kill())

const VIEWS = [
  ['/get', 'Get a number'],
  ['/numbers', 'Your numbers'],
  ['/activity', 'Activity'],
  ['/inventory/stock', 'Inventory'],
  ['/inventory/offerings', 'Inventory'],
  ['/inventory/resources', 'Inventory'],
  ['/inventory/numbers/%2B14255550100', '+1 425 555 0100'],
  ['/controls/clock', 'Controls'],
  ['/controls/faults', 'Controls'],
  ['/controls/state', 'Controls'],
  ['/controls/sandboxes', 'Controls'],
  ['/controls/leftovers', 'Controls'],
  ['/connect', 'Connect'],
] as const

it.each(Object.keys(LOOKS).flatMap((look) => VIEWS.map(([view, title]) => ({ look, view, title }))))(
  '$view, $look: everybody can use it, and it is no wider than the window',
  async ({ look, view, title }) => {
    const { page, checkAccess } = await openConsole(
      server,
      view,
      LOOKS[look === 'dark' || look === 'phone' ? look : 'light'],
    )
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await page.locator('.fui-Spinner').first().waitFor({ state: 'detached' })
    await checkAccess()
    const { wide, window } = await page.evaluate<{ wide: number; window: number }>(
      '({ wide: document.documentElement.scrollWidth, window: innerWidth })',
    )
    expect(wide).toBeLessThanOrEqual(window)
  },
)
