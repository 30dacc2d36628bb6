import { expect, it } from 'vitest'
import { control } from './control.ts'
import { openConsole } from './open-console.ts'
import { sharedServer } from './shared-server.ts'

const server = sharedServer()

it('the holds that run out are listed with the time that is left, open to their search, and go', async () => {
  const { page, go, checkAccess } = await openConsole(server(), '/inventory/holds')
  await page.getByRole('heading', { name: 'Nothing is held' }).waitFor()
  await checkAccess()
  await go('/get')
  await page.getByRole('button', { name: /^Search/ }).click()
  await page.getByRole('timer').waitFor()
  await go('/inventory/holds')
  await page.getByRole('link', { name: '+1 201 555 0100' }).waitFor()
  await checkAccess()
  await page.getByRole('link', { name: '+1 201 555 0100' }).click()
  await page.getByRole('heading', { name: 'Held numbers' }).waitFor()
  await expect.poll(() => page.getByRole('timer').textContent()).toMatch(/^1[0-4]:\d\d$/)
  await checkAccess()
  await control(server(), 'clock/advance', { by: '16m' })
  await page.getByRole('heading', { name: 'It holds nothing any more' }).waitFor()
  await page.getByRole('button', { name: 'All holds' }).click()
  await page.getByRole('heading', { name: 'Nothing is held' }).waitFor()
})
