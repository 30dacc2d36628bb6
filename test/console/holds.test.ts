import { expect, it, onTestFinished } from 'vitest'
import { startServer } from '../support/server.ts'
import { openConsole } from './open-console.ts'

it('the holds that run out are listed with the time that is left, open to their search, and go', async () => {
  const server = await startServer()
  onTestFinished(() => server.kill())
  const { page, checkAccess } = await openConsole(server, '/inventory/holds')
  const go = (view: string) => page.goto(page.url().replace(/#.*/, `#${view}`))
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
  const advanced = await fetch(`${server.http}/_holdline/clock/advance`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ by: '16m' }),
  })
  expect(advanced.status).toBe(200)
  await page.getByRole('heading', { name: 'It holds nothing any more' }).waitFor()
  await page.getByRole('button', { name: 'All holds' }).click()
  await page.getByRole('heading', { name: 'Nothing is held' }).waitFor()
})
