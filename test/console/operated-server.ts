import { randomBytes } from 'node:crypto'
import type { ServerOptions } from '../support/server.ts'
import type { Console } from './open-console.ts'

/** A server to which an operator can add resources, with all that a stand-in has: with resources of its own it is none. */
export const OPERATED = {
  env: {
    HOLDLINE_ENCRYPTION_KEYS: randomBytes(32).toString('base64'),
    HOLDLINE_UNSIGNED_CONTROLS: '1',
    HOLDLINE_CONTROLS: '1',
    HOLDLINE_DEVELOPMENT_KEY: '1',
  },
} as const satisfies ServerOptions

/** Adds a resource, and answers its key, which the page shows then. */
export async function addResource({ page }: Console, name: string): Promise<string> {
  await page.getByRole('button', { name: 'Add a resource' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await page.getByLabel('Your name').fill('Kim')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const key = page.getByRole('region', { name: 'Access key' })
  await key.waitFor()
  return (await key.textContent()) ?? ''
}
