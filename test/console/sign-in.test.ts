import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { type Server, startServer } from '../support/server.ts'
import { type Console, openConsole } from './open-console.ts'
import { addResource } from './operated-server.ts'

const RESOURCE_KEY = Buffer.from('the key of a resource of the console').toString('base64')
const OPERATOR_KEY = Buffer.from('the key of the operator of the console').toString('base64')

let server: Server
beforeAll(async () => {
  server = await startServer({
    env: { HOLDLINE_ACCESS_KEY: RESOURCE_KEY, HOLDLINE_OPERATOR_KEY: OPERATOR_KEY },
  })
})
afterAll(() => server.kill())

const open = () => openConsole(server)

async function signIn({ page }: Console, text: string): Promise<void> {
  await page.getByLabel('Access key, connection string or operator key').fill(text)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

it('a resource signs in with its connection string, sees its numbers, and signs out', async () => {
  const shown = await open()
  const { page, checkAccess } = shown
  await page.getByRole('heading', { name: 'Sign in to Holdline' }).waitFor()
  await checkAccess()
  await signIn(shown, `endpoint=https://localhost/;accesskey=${RESOURCE_KEY}`)
  await page.getByRole('heading', { name: 'Get a number' }).waitFor()
  expect(await page.getByRole('link', { name: 'Inventory' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in to Holdline' }).waitFor()
  expect(
    await page.evaluate<string>('JSON.stringify(sessionStorage) + JSON.stringify(localStorage)'),
  ).not.toContain(RESOURCE_KEY)
})

it('the operator sees the inventory', async () => {
  const shown = await open()
  await signIn(shown, OPERATOR_KEY)
  await shown.page.getByRole('link', { name: 'Inventory' }).click()
  await shown.page.getByText(/numbers, counted/).waitFor()
})

it('a server without controls has no views of them, also by their address', async () => {
  const shown = await open()
  const { page, go } = shown
  await signIn(shown, OPERATOR_KEY)
  await page.getByRole('link', { name: 'Inventory' }).waitFor()
  for (const name of ['Activity', 'Controls']) expect(await page.getByRole('link', { name }).count()).toBe(0)
  await go('/controls/clock')
  await page.getByRole('heading', { name: 'Get a number' }).waitFor()
})

it('an unknown key and a text that is no key are told apart', async () => {
  const shown = await open()
  const { page, checkAccess } = shown
  await signIn(shown, Buffer.from('the key of nobody').toString('base64'))
  await page.getByText('The server does not know this key').waitFor()
  await checkAccess()
  await signIn(shown, 'no key at all')
  await page.getByText('This is neither a key nor a connection string').waitFor()
})

it('a stand-in that gets a second resource asks the operator for the key, on the page that is open', async () => {
  const standIn = await startServer({
    env: {
      HOLDLINE_OPERATOR_KEY: OPERATOR_KEY,
      HOLDLINE_ENCRYPTION_KEYS: randomBytes(32).toString('base64'),
    },
  })
  onTestFinished(() => standIn.kill())
  const shown = await openConsole(standIn, '/inventory/resources')
  const { page, checkAccess } = shown
  const key = await addResource(shown, 'fabrikam')
  expect(key).not.toBe('')
  await checkAccess()
  await page.getByRole('button', { name: 'I have kept it' }).click()
  await page.getByText('This server is no stand-in any more').waitFor()
  await checkAccess()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Sign in to Holdline' }).waitFor()
  await signIn(shown, OPERATOR_KEY)
  await page.getByRole('link', { name: 'fabrikam' }).waitFor()
  // Whose numbers the operator would buy.
  await page.getByText('Numbers of “default”').waitFor()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await signIn(shown, key)
  // The resource has no such view.
  await page.getByRole('heading', { name: 'Get a number' }).waitFor()
  expect(await page.getByRole('link', { name: 'Inventory' }).count()).toBe(0)

  // The operator revokes the key while the page is open.
  const operator = await openConsole(standIn)
  await signIn(operator, OPERATOR_KEY)
  await operator.page.getByRole('link', { name: 'Inventory' }).click()
  await operator.go('/inventory/resources/fabrikam')
  await operator.page.getByRole('button', { name: /^Revoke / }).click()
  await operator.page.getByRole('button', { name: 'Revoke', exact: true }).click()
  await operator.page.getByRole('heading', { name: 'No keys' }).waitFor()
  await page.getByRole('button', { name: /^Search/ }).click()
  await page.getByText('The server does not take the key of the resource any more').waitFor()
  await checkAccess()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Sign in to Holdline' }).waitFor()
})
