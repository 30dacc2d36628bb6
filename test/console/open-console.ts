import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { CHROMIUM_FLAGS, chromium } from '../browser/chromium.ts'
import type { Server } from '../support/server.ts'

/** One browser for all test files of this process, with which Playwright ends it. */
let browser: Promise<Browser> | undefined

/** A page of the console in a browser of its own, without cookies and storage. */
export interface Console {
  readonly page: Page
  /** Goes to another view of the same page, as a link does. */
  go(view: string): Promise<void>
  /** Finds no fault that WCAG 2.2 AA names in the page as it is: https://github.com/dequelabs/axe-core */
  checkAccess(): Promise<void>
}

/** Animations would make what a test sees depend on the instant. */
const DESK: BrowserContextOptions = {
  ignoreHTTPSErrors: true,
  locale: 'en-US',
  timezoneId: 'UTC',
  viewport: { width: 1280, height: 800 },
  reducedMotion: 'reduce',
}

/** The longest that a page may take to settle, on a machine under load. */
const SETTLED_MS = 15_000

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

/** The ways in which each page is looked at. */
export const LOOKS = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  phone: { colorScheme: 'light', ...PHONE },
} as const satisfies Record<string, BrowserContextOptions>

/**
 * Opens the console over HTTPS until the test ends. The test fails if a script of the page throws, or if the page asks for
 * something that its content security policy forbids.
 *
 * @param view the part of the address after `#`
 */
export async function openConsole(
  server: Pick<Server, 'https'>,
  view = '',
  look: BrowserContextOptions = {},
): Promise<Console> {
  const { close, ...shown } = await openWindow(server, view, look)
  onTestFinished(close)
  return shown
}

/** The same until it is closed, for several tests that look at one page. What closes it fails where the page did. */
export async function openWindow(
  { https }: Pick<Server, 'https'>,
  view: string,
  look: BrowserContextOptions,
): Promise<Console & { close(): Promise<void> }> {
  browser ??= playwright.launch({ executablePath: chromium(), args: CHROMIUM_FLAGS })
  const context = await (await browser).newContext({ ...DESK, ...look })
  const faults: string[] = []
  context.on('weberror', (error) => faults.push(error.error().message))
  context.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) faults.push(message.text())
  })
  const page = await context.newPage()
  const address = `${https}/_holdline/console`
  await page.goto(view === '' ? address : `${address}#${view}`)
  return {
    page,
    async go(to) {
      await page.goto(`${address}#${to}`)
    },
    async checkAccess() {
      // A page settles a moment after it shows something else: a dialog that closes, say, hides what is behind it until then.
      await expect.poll(() => findFaults(page), { timeout: SETTLED_MS, interval: 200 }).toEqual([])
    },
    async close() {
      await context.close()
      expect(faults).toEqual([])
    },
  }
}

async function findFaults(page: Page): Promise<unknown> {
  const { violations } = await new AxeBuilder({ page })
    // Otherwise axe copies the page's style sheet into a <style>, which the content security policy rightly forbids.
    .options({ preload: false, resultTypes: ['violations'] })
    // The console has no frames. For frames of other origins axe would finish its work in another page, each time.
    .setLegacyMode()
    // The component library's own helpers, which keep the focus within a dialog: https://github.com/microsoft/tabster
    .exclude('[data-tabster-dummy]')
    // The library announces outcomes in a live region of its own, outside of all landmarks.
    .exclude('.fui-Toaster')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}
