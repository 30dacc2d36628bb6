import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Server, startServer } from '../support/server.ts'
import { LOOKS, openConsole, openWindow } from './open-console.ts'

let server: Server
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.kill())

/** Each view with the title of its window: the view's own, and that of the page that it is a part of. */
const VIEWS = [
  ['/get', 'Get a number'],
  ['/get/browse', 'Browse and pick · Get a number'],
  ['/reservations', 'Reservations'],
  ['/numbers', 'Your numbers'],
  ['/sip', 'SIP routing'],
  ['/activity', 'Activity'],
  ['/inventory/stock', 'Stock · Inventory'],
  ['/inventory/holds', 'Holds · Inventory'],
  ['/inventory/offerings', 'Offerings · Inventory'],
  [
    '/inventory/offerings/US/tollFree/application/inbound+outbound/inbound+outbound',
    'United States, toll-free',
  ],
  ['/inventory/resources', 'Resources · Inventory'],
  ['/inventory/resources/default', 'default'],
  ['/inventory/import', 'Import · Inventory'],
  ['/inventory/numbers/%2B14255550100', '+1 425 555 0100'],
  ['/controls/clock', 'Clock · Controls'],
  ['/controls/faults', 'Faults · Controls'],
  ['/controls/state', 'Reset and snapshots · Controls'],
  ['/controls/sandboxes', 'Sandboxes · Controls'],
  ['/controls/leftovers', 'Leftovers · Controls'],
  ['/connect', 'Connect'],
] as const

/** The longest that a view may take until it is there, on a machine under load. */
const THERE_MS = 15_000

async function untilTitled(page: Page, title: string): Promise<void> {
  await expect.poll(() => page.title(), { timeout: THERE_MS }).toBe(`${title} · Holdline`)
}

// One window a look: to load the page anew for each view took most of the time.
describe.each(Object.entries(LOOKS))(
  'everybody can use the view, no wider than the window, %s',
  (_, look) => {
    let shown: Awaited<ReturnType<typeof openWindow>>
    beforeAll(async () => {
      shown = await openWindow(server, '', look)
    })
    afterAll(() => shown.close())

    it.each(VIEWS)('%s', async (view, title) => {
      const { page, go, checkAccess } = shown
      await go(view)
      await untilTitled(page, title)
      await page.getByRole('heading', { level: 1, name: title.split(' · ').at(-1) ?? '' }).waitFor()
      await page.locator('.fui-Spinner').first().waitFor({ state: 'detached' })
      await checkAccess()
      const overhang = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
      await expect.poll(overhang).toBeLessThanOrEqual(0)
    })
  },
)

/** One address of each file that is loaded for itself, and of each kind of name within an address. */
const ADDRESSES = VIEWS.filter(([view]) =>
  /browse|reservations|^.numbers|sip|activity|offerings.US|resources.default|inventory.numbers|leftovers|connect/.test(
    view,
  ),
)

it('a view has an address of its own, with which somebody can begin', async () => {
  const { page, go } = await openConsole(server)
  for (const [view, title] of ADDRESSES) {
    await page.goto('about:blank')
    await go(view)
    await untilTitled(page, title)
  }
})

it('on a phone the navigation lies over the view, until it leads to another one', async () => {
  const { page, checkAccess } = await openConsole(server, '/get', LOOKS.phone)
  await page.getByRole('button', { name: 'Open the navigation' }).tap()
  await page.getByRole('dialog', { name: 'Views' }).waitFor()
  await checkAccess()
  await page.getByRole('link', { name: 'Connect' }).tap()
  await page.getByRole('heading', { level: 1, name: 'Connect' }).waitFor()
  await page.getByRole('dialog', { name: 'Views' }).waitFor({ state: 'detached' })
})

it('a long dialog scrolls on a phone, and nothing in it lies over something else', async () => {
  const { page } = await openConsole(server, '/inventory/resources', LOOKS.phone)
  await page.getByRole('button', { name: 'Add a resource' }).tap()
  const warning = await page.getByText('A stand-in has one resource').boundingBox()
  const name = await page.getByRole('textbox', { name: 'Name', exact: true }).boundingBox()
  expect((warning?.y ?? 0) + (warning?.height ?? 0)).toBeLessThan(name?.y ?? 0)
})

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
