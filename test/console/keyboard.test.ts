import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openConsole } from './open-console.ts'
import { sharedServer } from './shared-server.ts'

const server = sharedServer()

/** More keys than any way through a page takes. */
const MOST_KEYS = 120

async function open(view: string): Promise<Page> {
  return (await openConsole(server(), view)).page
}

/** What has the focus, by its role and name as a screen reader says it. */
function focused(page: Page): Promise<string> {
  return page.evaluate<string>(
    '[document.activeElement.tagName, document.activeElement.getAttribute("aria-label") ?? (document.activeElement.labels?.[0] ?? document.activeElement).textContent].join(" ")',
  )
}

/** Goes with the keyboard to what has these words. */
async function tabTo(page: Page, words: RegExp, key = 'Tab'): Promise<void> {
  const seen: string[] = []
  for (let keys = 0; keys < MOST_KEYS; keys += 1) {
    const now = await focused(page)
    seen.push(now)
    if (words.test(now)) return
    await page.keyboard.press(key)
  }
  throw new Error(`No key leads to ${words}: ${seen.join(' | ')}`)
}

async function press(page: Page, words: RegExp, key = 'Enter'): Promise<void> {
  await tabTo(page, words)
  await page.keyboard.press(key)
}

it('a number is found, bought and released by keyboard alone, and the focus is never lost', async () => {
  const page = await open('/get')
  await page.getByRole('button', { name: /^Search/ }).waitFor()
  await press(page, /^BUTTON Search · /)
  await page.getByRole('timer').waitFor()
  await press(page, /^BUTTON Let go/)
  await page.getByRole('heading', { name: 'Get a number' }).waitFor()
  expect(await focused(page)).not.toMatch(/^BODY/)
  await press(page, /^BUTTON Search · /)
  await page.getByRole('timer').waitFor()
  await press(page, /^BUTTON Buy/)
  await page.getByRole('heading', { name: 'Your numbers' }).waitFor()
  await page.getByRole('link', { name: /^\+1 201/ }).waitFor()
  await press(page, /^A \+1 201/)
  await page.getByRole('button', { name: 'Release the number' }).waitFor()
  await press(page, /^BUTTON Release the number/)
  await page.getByRole('alertdialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('alertdialog').waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).toMatch(/^BUTTON Release the number/)
  await page.keyboard.press('Enter')
  await press(page, /^BUTTON Release$/)
  await page.getByRole('heading', { name: 'No numbers yet' }).waitFor()
  expect(await focused(page)).not.toMatch(/^BODY/)
})

it('numbers are reserved, one is taken out, and the focus stays in the table', async () => {
  const page = await open('/get/browse')
  await press(page, /^BUTTON Show free numbers/)
  await page.getByRole('heading', { name: 'Free numbers' }).waitFor()
  await press(page, /^INPUT \+1/, 'Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await press(page, /^BUTTON Reserve 2 numbers/)
  await page.getByText('2 numbers, $2.00 a month together').waitFor()
  await press(page, /^BUTTON Take out/)
  await page.getByText('1 number, $1.00 a month together').waitFor()
  await expect.poll(() => focused(page)).toMatch(/^BUTTON Take out/)
  await press(page, /^BUTTON Delete the reservation/)
  await page.getByRole('heading', { name: 'No reservations' }).waitFor()
  expect(await focused(page)).not.toMatch(/^BODY/)
})

it('the first of a list is added, and the focus goes to it', async () => {
  const page = await open('/sip')
  await press(page, /^BUTTON Add a trunk/)
  await page.getByLabel('Domain name').fill('sbc.contoso.com')
  await page.keyboard.press('Enter')
  await page.getByRole('table', { name: 'Trunks' }).waitFor()
  await expect.poll(() => focused(page)).toMatch(/^BUTTON .*sbc\.contoso\.com/)
})

it('the controls are worked by keyboard alone', async () => {
  const page = await open('/controls/faults')
  await press(page, /^BUTTON Make the next purchase fail/)
  await page.getByText('0 of 0 that fit').waitFor()
  await press(page, /^BUTTON Remove /)
  await page.getByRole('heading', { name: 'No rules' }).waitFor()
  await expect.poll(() => focused(page)).not.toMatch(/^BODY/)
  await tabTo(page, /^BUTTON Faults/, 'Shift+Tab')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await press(page, /^BUTTON Advance 16 minutes/)
  await page.getByText('The clock is not real').waitFor()
})

it('? lists the keys and / goes to a search field from every view, also from a box that is checked', async () => {
  const page = await open('/connect')
  await page.getByRole('heading', { name: 'The contract' }).waitFor()
  await page.keyboard.press('?')
  await page.getByRole('heading', { name: 'Keys', exact: true }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: 'Keys', exact: true }).waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).not.toMatch(/^BODY/)
  await page.keyboard.press('/')
  await page.getByRole('heading', { name: 'Your numbers' }).waitFor()
  await page.goto(page.url().replace(/#.*/, '#/inventory/stock'))
  await page.getByRole('searchbox', { name: /^Filter by country/ }).waitFor()
  await page.keyboard.press('/')
  await expect.poll(() => focused(page)).toMatch(/^INPUT A phone number/)
  await page.goto(page.url().replace(/#.*/, '#/get'))
  await page.getByRole('radio').first().focus()
  await page.keyboard.press('/')
  await expect.poll(() => focused(page)).toMatch(/^INPUT City or area code/)
})

it('what is told for a moment does not keep the focus', async () => {
  const page = await open('/get')
  await page.getByRole('button', { name: /^Search/ }).waitFor()
  await press(page, /^BUTTON Search · /)
  await press(page, /^BUTTON Let go/)
  await page.getByText('The numbers are free for others again.', { exact: true }).waitFor()
  // Once around the page, past its end and into it from the browser's own controls.
  const seen: string[] = []
  for (let keys = 0; keys < MOST_KEYS && !seen.slice(1).includes(seen[0] ?? ''); keys += 1) {
    await page.keyboard.press('Tab')
    // The text of the whole view changes when it counts the free numbers again.
    seen.push((await focused(page)).replace(/^MAIN .*/s, 'MAIN'))
  }
  expect(seen.at(-1)).toBe(seen[0])
  expect(seen.length).toBeGreaterThan(10)
})

it('a failure is reached and closed by keyboard, and the focus is where it was', async () => {
  const page = await open('/get')
  await page.getByRole('button', { name: /^Search/ }).waitFor()
  await press(page, /^BUTTON Search · /)
  await page.getByRole('timer').waitFor()
  await press(page, /^BUTTON Buy/)
  await page.getByRole('link', { name: /^\+1 201/ }).waitFor()
  await press(page, /^A \+1 201/)
  const error = { code: 'Busy', message: 'The server is busy.' }
  await page.route(/\/capabilities\?/, (route) => route.fulfill({ status: 503, json: { error } }))
  const told = page.getByText('The capabilities are as they were', { exact: true })
  const fail = async () => {
    await page.getByRole('radio', { name: 'Receive', exact: true }).check()
    await press(page, /^BUTTON Change the capabilities/)
    await told.waitFor()
  }
  await fail()
  await press(page, /^BUTTON Close/)
  await told.waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).toMatch(/^BUTTON (Change the capabilities|Release the number)/)
  await fail()
  await page.keyboard.press('Control+m')
  await expect.poll(() => focused(page)).toMatch(/The capabilities are as they were/)
  await page.keyboard.press('Escape')
  await told.waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).toMatch(/^BUTTON Change the capabilities/)
})
