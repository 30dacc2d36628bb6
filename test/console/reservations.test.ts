import { expect, it } from 'vitest'
import { control } from './control.ts'
import { type Console, openConsole } from './open-console.ts'
import { sharedServer } from './shared-server.ts'

const server = sharedServer()
const open = () => openConsole(server(), '/get/browse')
const advance = (by: string) => control(server(), 'clock/advance', { by })

/** Picks free numbers of an area code, and answers them as the page shows them. */
async function pick({ page }: Console, count: number): Promise<string[]> {
  await page.getByLabel('First digits').fill('+1 425')
  await page.getByRole('button', { name: /^Show free numbers/ }).click()
  const boxes = page.getByRole('checkbox', { name: /^\+1 425/ })
  await boxes.first().waitFor()
  for (let at = 0; at < count; at += 1) await boxes.nth(at).check()
  const labels = await page
    .getByRole('group', { name: 'Free numbers' })
    .locator('label')
    .filter({ has: page.locator('visible=true') })
    .allTextContents()
  return labels.slice(0, count)
}

it('a person picks two numbers into a reservation, takes one out, adds another, and buys both', async () => {
  const shown = await open()
  const { page, checkAccess } = shown
  const [first = '', second = ''] = await pick(shown, 2)
  await checkAccess()
  await page.getByRole('button', { name: 'Reserve 2 numbers' }).click()

  await page.getByText('2 numbers, $2.00 a month together').waitFor()
  await expect.poll(() => page.getByRole('timer').textContent()).toMatch(/^1[45]:\d\d$/)
  await checkAccess()
  await page.getByRole('button', { name: `Take out ${first}` }).click()
  await page.getByText('1 number, $1.00 a month together').waitFor()
  await page.getByRole('button', { name: 'Add numbers' }).click()
  const [third = ''] = await pick(shown, 1)
  await page.getByRole('button', { name: 'Reserve 1 number' }).click()
  await page.getByText('2 numbers, $2.00 a month together').waitFor()
  await page.getByRole('button', { name: 'Buy 2 numbers' }).click()

  await page.getByRole('heading', { name: 'Your numbers' }).waitFor()
  await page.getByText('2 numbers', { exact: true }).waitFor()
  const owned = await page.locator('[role=cell] a').allTextContents()
  expect(owned).toEqual([second, third].sort())
  await page.getByRole('link', { name: 'Reservations' }).click()
  await page.getByRole('cell', { name: 'Bought', exact: true }).waitFor()
  await checkAccess()
})

it('a change starts the time of a reservation anew, and it ends on the screen', async () => {
  const shown = await open()
  const { page, checkAccess } = shown
  const [first = ''] = await pick(shown, 2)
  await page.getByRole('button', { name: 'Reserve 2 numbers' }).click()
  await page.getByRole('timer').waitFor()
  await advance('10m')
  await expect.poll(() => page.getByRole('timer').textContent(), { timeout: 20_000 }).toMatch(/^[45]:\d\d$/)
  await page.getByRole('button', { name: `Take out ${first}` }).click()
  await expect.poll(() => page.getByRole('timer').textContent()).toMatch(/^1[45]:\d\d$/)
  await advance('16m')
  await page.getByText('The time has run out').waitFor()
  await page.getByText('nothing was bought').waitFor()
  await checkAccess()
  await page.getByRole('button', { name: 'All reservations' }).click()
  await page.getByRole('cell', { name: 'Ended', exact: true }).waitFor()
})

it('a number that somebody else has taken meanwhile is named, and the others are reserved', async () => {
  const shown = await open()
  const { page } = shown
  const [first = ''] = await pick(shown, 2)
  await control(server(), 'stock/withdraw', { range: first.replaceAll(' ', '') })
  await page.getByRole('button', { name: 'Reserve 2 numbers' }).click()
  await page.getByText('Not all numbers were reserved', { exact: true }).waitFor()
  await page.getByText('1 number, $1.00 a month together').waitFor()
})

it('a reservation that is deleted frees its numbers at once', async () => {
  const shown = await open()
  const { page } = shown
  await pick(shown, 2)
  await page.getByRole('button', { name: 'Reserve 2 numbers' }).click()
  await page.getByRole('button', { name: 'Delete the reservation' }).click()
  await page.getByRole('heading', { name: 'No reservations' }).waitFor()
  const counts = await (await fetch(`${server().http}/_holdline/stock`)).json()
  expect(counts).toMatchObject({ held: 0, owned: 0 })
})
