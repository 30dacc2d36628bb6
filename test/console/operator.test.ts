import { randomBytes } from 'node:crypto'
import { expect, it, onTestFinished } from 'vitest'
import { type Server, startServer } from '../support/server.ts'
import { type Console, openConsole } from './open-console.ts'

async function open(view: string): Promise<Console & { server: Server }> {
  const server = await startServer({
    env: {
      HOLDLINE_ENCRYPTION_KEYS: randomBytes(32).toString('base64'),
      // A server with resources of its own is no stand-in.
      HOLDLINE_UNSIGNED_CONTROLS: '1',
      HOLDLINE_CONTROLS: '1',
      HOLDLINE_DEVELOPMENT_KEY: '1',
    },
  })
  onTestFinished(() => server.kill())
  return { ...(await openConsole(server, view)), server }
}

async function addResource({ page }: Console, name: string): Promise<string> {
  await page.getByRole('button', { name: 'Add a resource' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await page.getByLabel('Your name').fill('Kim')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const key = page.getByRole('region', { name: 'Access key' })
  await key.waitFor()
  return (await key.textContent()) ?? ''
}

async function read({ server }: { readonly server: Server }, path: string): Promise<unknown> {
  return (await fetch(`${server.http}/_holdline/${path}`)).json()
}

it('a resource is added, its key is shown once, and a key is changed without a stop', async () => {
  const shown = await open('/inventory/resources')
  const { page, server, checkAccess } = shown
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
  const { changes } = (await read(shown, 'changes?of=key/fabrikam')) as {
    changes: { author: { claimedName: string } }[]
  }
  expect(changes.map(({ author }) => author.claimedName)).toContain('Kim')
  expect(server.stderr()).not.toContain(key)
})

it('a resource is suspended, resumed and closed, and each says what it means', async () => {
  const shown = await open('/inventory/resources')
  const { page, checkAccess } = shown
  await addResource(shown, 'fabrikam')
  await page.getByRole('button', { name: 'I have kept it' }).click()
  await page.getByRole('link', { name: 'fabrikam' }).click()
  await page.getByRole('button', { name: 'Suspend it' }).click()
  await page.getByText('Its keys stop working at once').waitFor()
  await checkAccess()
  await page.getByRole('button', { name: 'Suspend', exact: true }).click()
  await page.getByRole('button', { name: 'Resume it' }).click()
  await page.getByRole('button', { name: 'Resume', exact: true }).click()
  await page.getByRole('button', { name: 'Close it' }).click()
  await page.getByText('It can read from now on, and change nothing').waitFor()
  await page.getByLabel('Days until its numbers are released').fill('7')
  await page.getByRole('button', { name: 'Close it', exact: true }).last().click()
  await page.getByText('Its numbers are released', { exact: true }).waitFor()
  expect(await read(shown, 'resources/fabrikam')).toMatchObject({ state: 'closed' })
})

it('an offering gets other terms, at once and from an instant on, and is retired', async () => {
  const name = 'US/tollFree/application/inbound+outbound/inbound+outbound'
  const shown = await open(`/inventory/offerings/${name}`)
  const { page, checkAccess } = shown
  const change = async (price: string, from = '') => {
    await page.getByRole('button', { name: 'Change the terms' }).click()
    await page.getByRole('textbox', { name: 'Price of a month' }).fill(price)
    await page.getByLabel('Valid from').fill(from)
    await page.getByRole('button', { name: 'Change them' }).click()
  }
  await change('3.25')
  await page.getByText('$3.25 a month').waitFor()
  await page.getByRole('cell', { name: 'Without a key' }).waitFor()
  await checkAccess()
  await change('4', '2031-01-01T00:00')
  await page.getByRole('table', { name: 'Planned changes' }).getByText('$4.00').waitFor()
  await checkAccess()
  await change('4', '2001-01-01T00:00')
  await page.getByText('from must be later than now').waitFor()
  await checkAccess()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Take them back' }).click()
  await page.getByRole('button', { name: 'Take them back' }).last().click()
  await page.getByRole('heading', { name: 'Planned changes' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Retire it' }).click()
  await page.getByText('owned numbers stay with their owners').waitFor()
  await page.getByRole('button', { name: 'Retire it' }).last().click()
  await page.getByRole('button', { name: 'Sell it' }).waitFor()
  expect(await read(shown, 'offerings?country=US&numberType=tollFree')).toMatchObject({
    offerings: expect.arrayContaining([expect.objectContaining({ name, sold: false })]),
  })
})

it('a number is assigned, protected, moved, released and given back, each with its reason in plain words', async () => {
  const shown = await open('/inventory/resources')
  const { page, server, checkAccess } = shown
  // A stand-in sells released numbers again at once.
  await fetch(`${server.http}/_holdline/aging`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ country: 'US', seconds: 3_600 }),
  })
  await addResource(shown, 'fabrikam')
  await page.getByRole('button', { name: 'I have kept it' }).click()
  await page.goto(page.url().replace(/#.*/, '#/inventory/numbers/%2B14255550100'))
  const act = async (title: string, action: string, resource?: string) => {
    await page.getByRole('button', { name: title, exact: true }).click()
    const dialog = page.getByRole('dialog')
    if (resource !== undefined) {
      // The list opens as one types.
      await dialog.getByRole('combobox', { name: 'Resource' }).pressSequentially(resource)
      await page.getByRole('option', { name: resource }).click()
    }
    await dialog.getByLabel('Reason').fill('an order')
    await checkAccess()
    await dialog.getByRole('button', { name: action, exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await act('Assign to a resource', 'Assign', 'fabrikam')
  await page.getByRole('cell', { name: 'Given to fabrikam without a purchase' }).waitFor()
  await page.getByRole('cell', { name: 'Kim, without a key' }).first().waitFor()
  await act('Protect it', 'Protect')
  await page.getByText('protected: nobody can release it').first().waitFor()
  expect(await page.getByRole('button', { name: 'Release it' }).count()).toBe(0)
  await act('End the protection', 'End it')
  await act('Release it', 'Release')
  await page.getByText('Resting after its release').waitFor()
  await act('Give it back to its former owner', 'Give it back')
  await page.getByRole('cell', { name: 'Given back to fabrikam, which had released it' }).waitFor()
  await checkAccess()
})

it('a number is quarantined until an instant, and a time that is over is refused with what to do', async () => {
  const shown = await open('/inventory/numbers/%2B14255550101')
  const { page, checkAccess } = shown
  await page.getByRole('button', { name: 'Quarantine it' }).click()
  await page.getByLabel('Until').fill('2001-01-01T00:00')
  await page.getByRole('button', { name: 'Quarantine', exact: true }).click()
  await page.getByText('until must be an instant that is still to come').waitFor()
  await checkAccess()
  await page.getByLabel('Until').fill('2031-01-01T00:00')
  await page.getByRole('button', { name: 'Quarantine', exact: true }).click()
  await page.getByRole('button', { name: 'Put it on sale again' }).click()
  await page.getByRole('button', { name: 'Put it on sale', exact: true }).click()
  await page.getByRole('button', { name: 'Take it off sale' }).waitFor()
  expect(await read(shown, 'numbers/%2B14255550101')).toMatchObject({ state: 'free' })
})
