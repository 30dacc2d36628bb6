import { expect, it } from 'vitest'
import { type Console, openConsole } from './open-console.ts'
import { sharedServer } from './shared-server.ts'

const server = sharedServer()
const open = (view: string) => openConsole(server(), view)

async function search({ page, go }: Console): Promise<void> {
  await go('/get')
  await page.getByRole('button', { name: /^Search/ }).click()
  await page.getByRole('timer').waitFor()
}

it('the clock says what an advance has ended, and that it is not real', async () => {
  const shown = await open('/get')
  await search(shown)
  const { page } = shown
  await shown.go('/controls/clock')
  await page.getByRole('button', { name: 'Advance 16 minutes' }).click()
  await page.getByText('1 hold ended: +1 201 555 0100').waitFor()
  await page.getByText('1 number is free again').waitFor()
  await page.getByText('The clock is not real').waitFor()
  await shown.checkAccess()
})

it('the next purchase fails, and the page says what that means', async () => {
  const shown = await open('/controls/faults')
  const { page } = shown
  await page.getByRole('button', { name: 'Make the next purchase fail' }).click()
  await page.getByText('0 of 0 that fit').waitFor()
  await search(shown)
  await page.getByRole('button', { name: /^Buy/ }).click()
  await page.getByText('Nothing was bought').waitFor()
  await shown.checkAccess()
  await shown.go('/controls/faults')
  await page.getByText('1 of 1 that fit').waitFor()
})

it('a reset forgets what was bought', async () => {
  const shown = await open('/get')
  const { page } = shown
  await search(shown)
  await page.getByRole('button', { name: /^Buy/ }).click()
  await page.getByRole('heading', { name: 'Your numbers' }).waitFor()
  await shown.go('/controls/state')
  await page.getByRole('button', { name: 'Reset the inventory' }).click()
  await shown.checkAccess()
  await page.getByRole('button', { name: 'Reset', exact: true }).click()
  await page.getByText('The inventory is as it was at its start.', { exact: true }).waitFor()
  await shown.go('/numbers')
  await page.getByText('No numbers yet').waitFor()
})

it('a request appears as it happens, and opens to what was sent', async () => {
  const { page, checkAccess } = await open('/activity')
  await page.getByRole('heading', { name: 'No requests' }).waitFor()
  const answer = await fetch(`${server().http}/phoneNumbers?api-version=2025-06-01`)
  expect(answer.status).toBe(401)
  await page.getByRole('link', { name: /ListPhoneNumbers/ }).click()
  await page.getByText('GET /phoneNumbers?api-version=2025-06-01').first().waitFor()
  await page.getByText('client.listPurchasedPhoneNumbers()').waitFor()
  await checkAccess()
})

it('a number is taken off sale with a reason, and its history tells it', async () => {
  const { page, checkAccess } = await open('/inventory')
  await page.getByRole('searchbox', { name: 'A phone number with its country code' }).fill('+1 425 555 0100')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await page.getByRole('button', { name: 'Take it off sale' }).click()
  await page.getByLabel('Reason').fill('a dispute')
  await page.getByRole('dialog').getByRole('button', { name: 'Take it off sale' }).click()
  await page.getByRole('cell', { name: /a dispute/ }).waitFor()
  await checkAccess()
  await page.getByRole('button', { name: 'Put it on sale again' }).click()
  await page.getByRole('button', { name: 'Put it on sale', exact: true }).click()
  await page.getByRole('button', { name: 'Take it off sale' }).waitFor()
})
