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
  ['/get/browse', 'Get a number'],
  ['/reservations', 'Reservations'],
  ['/numbers', 'Your numbers'],
  ['/sip', 'SIP routing'],
  ['/activity', 'Activity'],
  ['/inventory/stock', 'Inventory'],
  ['/inventory/holds', 'Inventory'],
  ['/inventory/offerings', 'Inventory'],
  [
    '/inventory/offerings/US/tollFree/application/inbound+outbound/inbound+outbound',
    'United States, toll-free',
  ],
  ['/inventory/resources', 'Inventory'],
  ['/inventory/resources/default', 'default'],
  ['/inventory/import', 'Inventory'],
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
    const overhang = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    await expect.poll(overhang).toBeLessThanOrEqual(0)
  },
)

it('a view whose file cannot be loaded says so, and the other views go on', async () => {
  const { page, checkAccess } = await openConsole(server, '/get')
  await page.getByRole('button', { name: /^Search/ }).waitFor()
  await page.route(/\/numbers-page-/, (route) => route.abort())
  await page.getByRole('link', { name: 'Your numbers' }).click()
  await page.getByText('This page could not be shown').waitFor()
  await checkAccess()
  await page.getByRole('link', { name: 'Connect' }).click()
  await page.getByRole('heading', { level: 1, name: 'Connect' }).waitFor()
})
