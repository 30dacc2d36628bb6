import { expect, it } from 'vitest'
import { openConsole } from './open-console.ts'
import { addResource, OPERATED } from './operated-server.ts'
import { sharedServer } from './shared-server.ts'

// A reset keeps the resources, so each test has one of its own.
const server = sharedServer(OPERATED)
const open = (view: string) => openConsole(server(), view)

async function read(path: string): Promise<unknown> {
  return (await fetch(`${server().http}/_holdline/${path}`)).json()
}

it('a resource is added, its key is shown once, and a key is changed without a stop', async () => {
  const shown = await open('/inventory/resources')
  const { page, checkAccess } = shown
  const key = await addResource(shown, 'fabrikam')
  expect(key).toMatch(/^[A-Za-z0-9+/]{40,}={0,2}$/)
  await checkAccess()
  await page.getByRole('button', { name: 'I have kept it' }).click()
  await page.getByRole('link', { name: 'fabrikam' }).click()
  await page.getByRole('heading', { name: 'fabrikam' }).waitFor()
  expect(await page.content()).not.toContain(key)
  await checkAccess()

  await page.getByRole('button', { name: 'Make a key' }).click()
  expect(await page.getByLabel('Your name').inputValue()).toBe('Kim')
  await page.getByRole('button', { name: 'Make it', exact: true }).click()
  await page.getByRole('button', { name: 'I have kept it' }).click()
  await page.getByRole('button', { name: /^Make .* the first$/ }).click()
  await page.getByRole('button', { name: 'Make it the first', exact: true }).last().click()
  await page.getByText('It is the first key').first().waitFor()
  await page
    .getByRole('button', { name: /^Revoke / })
    .last()
    .click()
  await page.getByText('Clients that still use it are refused at once').waitFor()
  await page.getByRole('button', { name: 'Revoke', exact: true }).last().click()
  await expect.poll(() => page.getByRole('button', { name: /^Revoke / }).count()).toBe(1)
  const { changes } = (await read('changes?of=key/fabrikam')) as {
    changes: { author: { claimedName: string } }[]
  }
  expect(changes.map(({ author }) => author.claimedName)).toContain('Kim')
  expect(server().stderr()).not.toContain(key)
})

it('a resource is suspended, resumed and closed, and each says what it means', async () => {
  const shown = await open('/inventory/resources')
  const { page, checkAccess } = shown
  await addResource(shown, 'adatum')
  await page.getByRole('button', { name: 'I have kept it' }).click()
  await page.getByRole('link', { name: 'adatum' }).click()
  await page.getByRole('button', { name: 'Suspend it' }).click()
  await page.getByText('It can read from now on, and change nothing').waitFor()
  await checkAccess()
  await page.getByRole('button', { name: 'Suspend', exact: true }).click()
  await page.getByRole('button', { name: 'Resume it' }).click()
  await page.getByRole('button', { name: 'Resume', exact: true }).click()
  await page.getByRole('button', { name: 'Close it' }).click()
  await page.getByText('It can read from now on, and change nothing').waitFor()
  await page.getByLabel('Days until its numbers are released').fill('7')
  await page.getByRole('button', { name: 'Close it', exact: true }).last().click()
  await page.getByText('Its numbers are released', { exact: true }).waitFor()
  expect(await read('resources/adatum')).toMatchObject({ state: 'closed' })
})

it('a resource gets host names, the stocks that it may buy from, and limits, and loses them again', async () => {
  const shown = await open('/inventory/resources')
  const { page, checkAccess } = shown
  await addResource(shown, 'northwind')
  await page.getByRole('button', { name: 'I have kept it' }).click()
  await page.getByRole('link', { name: 'northwind' }).click()
  const change = () => page.getByRole('button', { name: 'Change the settings' }).click()
  const dialog = page.getByRole('dialog')
  const save = async () => {
    await dialog.getByRole('button', { name: 'Change them' }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await change()
  await dialog.getByLabel('Host names').fill('northwind.example, numbers.northwind.example')
  await dialog.getByRole('radio', { name: 'From these stocks alone' }).click()
  await dialog.getByRole('combobox', { name: 'Type' }).click()
  await page.getByRole('option', { name: 'Geographic' }).click()
  await dialog.getByLabel('Area code').fill('425')
  await dialog.getByRole('button', { name: 'Add a stock' }).click()
  await dialog.getByRole('group', { name: 'Stock 2' }).getByLabel('Country').fill('ca')
  await dialog.getByLabel('Numbers held at a time').fill('many')
  await dialog.getByText('Write a whole number from 0 on, or nothing.').waitFor()
  await dialog.getByLabel('Numbers held at a time').fill('50')
  await dialog.getByLabel('Numbers in a search').fill('5')
  await checkAccess()
  await save()
  await page.getByText('United States geographic 425, Canada').waitFor()
  await page.getByText('50 held numbers, 5 numbers a search').waitFor()
  await checkAccess()
  expect(await read('resources/northwind')).toMatchObject({
    hosts: ['northwind.example', 'numbers.northwind.example'],
    stocks: [{ country: 'US', numberType: 'geographic', areaCode: '425' }, { country: 'CA' }],
    limits: { maxHeldNumbers: 50, maxSearchQuantity: 5 },
  })

  await change()
  await dialog.getByRole('button', { name: 'Remove stock 1' }).click()
  await dialog.getByLabel('Numbers held at a time').fill('')
  await save()
  await page.getByText('5 numbers a search', { exact: true }).waitFor()
  expect(await read('resources/northwind')).toMatchObject({
    stocks: [{ country: 'CA' }],
    limits: { maxSearchQuantity: 5 },
  })
  await change()
  await dialog.getByRole('radio', { name: 'From every stock' }).click()
  await save()
  await page.getByText('from every stock').waitFor()
  expect(await read('resources/northwind')).not.toHaveProperty('stocks')
})

it('a resource begins with its settings, and what the configuration declares is limited and suspended too', async () => {
  const shown = await open('/inventory/resources')
  const { page, checkAccess } = shown
  await page.getByRole('button', { name: 'Add a resource' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('tailspin')
  await page.getByRole('radio', { name: 'From these stocks alone' }).click()
  await page.getByRole('group', { name: 'Stock 1' }).getByLabel('Country').fill('GB')
  await page.getByLabel('Purchases in all').fill('3')
  await checkAccess()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('button', { name: 'I have kept it' }).click()
  await page.getByRole('link', { name: 'tailspin' }).waitFor()
  expect(await read('resources/tailspin')).toMatchObject({
    stocks: [{ country: 'GB' }],
    limits: { maxPurchases: 3 },
  })

  await page.getByRole('link', { name: 'default' }).click()
  await page.getByRole('button', { name: 'Change the settings' }).click()
  expect(await page.getByLabel('Host names').count()).toBe(0)
  await page.getByLabel('Requests in a second').fill('20')
  await page.getByRole('button', { name: 'Change them' }).click()
  await page.getByText('20 requests a second').waitFor()
  await page.getByRole('button', { name: 'Suspend it' }).click()
  await page.getByRole('button', { name: 'Suspend', exact: true }).click()
  await page.getByRole('button', { name: 'Resume it' }).waitFor()
  expect(await read('resources/default')).toMatchObject({
    limits: { maxRequestsPerSecond: 20 },
    state: 'suspended',
  })
})
