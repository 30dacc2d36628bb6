import { expect, it } from 'vitest'
import { control } from './control.ts'
import { openConsole } from './open-console.ts'
import { addResource, OPERATED } from './operated-server.ts'
import { sharedServer } from './shared-server.ts'

const server = sharedServer(OPERATED)
const open = (view: string) => openConsole(server(), view)

async function read(path: string): Promise<unknown> {
  return (await fetch(`${server().http}/_holdline/${path}`)).json()
}

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
  await page.getByRole('heading', { name: 'Planned changes', exact: true }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Retire it' }).click()
  await page.getByText('owned numbers stay with their owners').waitFor()
  await page.getByRole('button', { name: 'Retire it' }).last().click()
  await page.getByRole('button', { name: 'Sell it' }).waitFor()
  expect(await read('offerings?country=US&numberType=tollFree')).toMatchObject({
    offerings: expect.arrayContaining([expect.objectContaining({ name, sold: false })]),
  })
})

it('a number is assigned, protected, moved, released and given back, each with its reason in plain words', async () => {
  const shown = await open('/inventory/resources')
  const { page, go, checkAccess } = shown
  // A stand-in sells released numbers again at once.
  await control(server(), 'aging', { country: 'US', seconds: 3_600 })
  await addResource(shown, 'fabrikam')
  await page.getByRole('button', { name: 'I have kept it' }).click()
  await go('/inventory/numbers/%2B14255550100')
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
  await page.getByRole('cell', { name: 'Given to “fabrikam” without a purchase' }).waitFor()
  await page.getByRole('cell', { name: 'Kim, without a key' }).first().waitFor()
  await act('Protect it', 'Protect')
  await page.getByText('protected: nobody can release it').first().waitFor()
  expect(await page.getByRole('button', { name: 'Release it' }).count()).toBe(0)
  await act('End the protection', 'End it')
  await act('Release it', 'Release')
  await page.getByText('Resting after its release').waitFor()
  await act('Give it back to its former owner', 'Give it back')
  await page.getByRole('cell', { name: 'Given back to “fabrikam”, which had released it' }).waitFor()
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
  expect(await read('numbers/%2B14255550101')).toMatchObject({ state: 'free' })
})
