import { expect, it, onTestFinished } from 'vitest'
import { type Server, startServer } from '../support/server.ts'
import { control } from './control.ts'
import { openConsole } from './open-console.ts'
import { sharedServer } from './shared-server.ts'

const server = sharedServer()

/** A server for one test. */
async function start(...args: string[]): Promise<Server> {
  const started = await startServer({ args })
  onTestFinished(() => started.kill())
  return started
}

const advance = (by: string) => control(server(), 'clock/advance', { by })

it('a person buys two numbers, finds them again and releases one', async () => {
  const { page, checkAccess } = await openConsole(server())
  const place = page.getByRole('combobox', { name: 'City or area code' })
  await place.click()
  await place.pressSequentially('425')
  await page.getByRole('option', { name: /^425/ }).click()
  await page.getByRole('spinbutton', { name: 'How many' }).fill('2')
  await checkAccess()
  await page.getByRole('button', { name: /^Search/ }).click()

  await page.getByRole('heading', { name: 'Held for you' }).waitFor()
  await expect.poll(() => page.getByRole('timer').textContent()).toMatch(/^1[45]:\d\d$/)
  await page.getByText('2 numbers, $1.00 a month each, $2.00 a month together').waitFor()
  await checkAccess()
  const bought = await page.locator('main li').allTextContents()
  expect(bought).toHaveLength(2)
  for (const number of bought) expect(number).toMatch(/^\+1 425 555 01\d\d$/)
  await page.getByRole('button', { name: 'Buy 2 numbers' }).click()

  const [first = ''] = bought
  await page.getByRole('link', { name: first }).click()
  await page.getByRole('heading', { name: first }).waitFor()
  await checkAccess()
  await page.getByRole('button', { name: 'Release the number' }).click()
  await page.getByText('you may not get it back').waitFor()
  await checkAccess()
  await page.getByRole('button', { name: 'Release', exact: true }).click()
  await page.getByText('1 number', { exact: true }).waitFor()
  expect(await page.locator('[role=cell] a').allTextContents()).toEqual(bought.slice(1))
  await checkAccess()
})

it('a number of a city has one of its area codes, also where nobody picks one', async () => {
  const { page } = await openConsole(server())
  const place = page.getByRole('combobox', { name: 'City or area code' })
  await place.click()
  await place.pressSequentially('Seattle')
  await page.getByRole('option', { name: 'Seattle, WA' }).click()
  const code = page.getByRole('combobox', { name: 'Area code of Seattle' })
  await expect.poll(() => code.inputValue()).toBe('206')
  await page.getByRole('button', { name: /^Search/ }).click()
  await page.getByRole('heading', { name: 'Held for you' }).waitFor()
  expect(await page.locator('main li').allTextContents()).toEqual([expect.stringMatching(/^\+1 206 /)])
})

it('what is pasted into a field finds what it offers, as on a phone, whose keyboard presses no keys', async () => {
  const { page } = await openConsole(server())
  const country = page.getByRole('combobox', { name: 'Country' })
  await country.click()
  await page.getByRole('option', { name: 'Argentina' }).click()
  await page.getByText('Nothing is sold in this country').waitFor()
  await country.fill('united st')
  await page.getByRole('option', { name: 'United States' }).click()
  await page.getByRole('button', { name: /^Search/ }).waitFor()
})

it('the page of a number leads the operator to its history, and offers what the number can do', async () => {
  const { page } = await openConsole(server())
  await page.getByRole('button', { name: /^Search/ }).click()
  await page.getByRole('button', { name: 'Buy 1 number' }).click()
  await page.getByRole('link', { name: /^\+1 201/ }).click()
  await page.getByRole('radiogroup', { name: 'Calls' }).getByRole('radio').nth(3).waitFor()
  await expect.poll(() => page.getByRole('radiogroup', { name: 'SMS' }).getByRole('radio').count()).toBe(1)
  await page.getByRole('button', { name: 'History' }).click()
  await page.getByRole('cell', { name: 'Bought by “default” for $1.00 a month' }).waitFor()
})

it('a key that is refused once, as by a fault rule, is told of no longer than it is refused', async () => {
  const { page } = await openConsole(server())
  const error = { code: 'Denied', message: 'Denied by the resource provider.' }
  await page.route(/:search\?/, (route) => route.fulfill({ status: 401, json: { error } }), { times: 1 })
  const denied = page.getByText('The server does not take the key of the resource any more')
  await page.getByRole('button', { name: /^Search/ }).click()
  await denied.waitFor()
  await page.getByRole('button', { name: /^Search/ }).click()
  await page.getByRole('timer').waitFor()
  await denied.waitFor({ state: 'detached' })
})

it('a hold runs out on the screen, and says what that means', async () => {
  const { page, checkAccess } = await openConsole(server())
  await page.getByRole('button', { name: /^Search/ }).click()
  await page.getByRole('timer').waitFor()
  await advance('14m')
  await expect.poll(() => page.getByRole('timer').textContent(), { timeout: 20_000 }).toMatch(/^0:\d\d$/)
  await advance('2m')
  await page.getByText('The time has run out').waitFor()
  await page.getByText('Nothing was bought').waitFor()
  await checkAccess()
  await page.getByRole('button', { name: 'Search again' }).click()
  await page.getByRole('heading', { name: 'Get a number' }).waitFor()
})

it('numbers that are let go are free for others at once', async () => {
  const { page } = await openConsole(server())
  await page.getByRole('button', { name: /^Search/ }).click()
  await page.getByRole('button', { name: 'Let go' }).click()
  await page.getByRole('heading', { name: 'Get a number' }).waitFor()
  const counts = await (await fetch(`${server().http}/_holdline/stock`)).json()
  expect(counts).toMatchObject({ held: 0, owned: 0 })
})

it('a search that finds nothing says so in plain words', async () => {
  const { page, checkAccess } = await openConsole(await start('--stock', 'none'))
  await page.getByRole('button', { name: /^Search/ }).click()
  await page.getByText('No number is free that fits').waitFor()
  await checkAccess()
})

it('the page notices a server that is gone', async () => {
  const doomed = await start()
  const { page } = await openConsole(doomed)
  await page.getByRole('button', { name: /^Search/ }).waitFor()
  await doomed.kill()
  await page.getByText('The server does not answer').first().waitFor()
})
