import { inject } from 'vitest'
import { OPERATOR_KEY, startApp, type TestAppOptions } from '../../support/app.ts'
import { type Client, createClient, type Reply } from '../../support/client.ts'

export interface Controlled {
  /** Calls the API as a resource of the inventory. */
  readonly client: Client
  /** Calls a control of the inventory as the operator: `control('POST', '/reset')`. */
  readonly control: (method: string, path: string, body?: object) => Promise<Reply>
}

export const PLACES = ['the main inventory', 'a sandbox'] as const

/** Whether the main inventory's store can go back to an earlier state. */
export const goesBack = (): boolean => inject('storeName') !== 'PostgreSQL'

/** The places whose inventory can go back. */
export const placesThatGoBack = () => PLACES.filter((place) => place === 'a sandbox' || goesBack())

/** Starts a server, and gives its main inventory, or that of a new sandbox beside the main one. */
export async function startControlled(
  place: (typeof PLACES)[number],
  options: TestAppOptions = {},
): Promise<Controlled & { readonly main: Controlled }> {
  const { host, contoso } = await startApp(options)
  const operator = createClient(host, OPERATOR_KEY)
  const at =
    (prefix: string): Controlled['control'] =>
    (method, path, body) =>
      operator(method, `${prefix}${path}`, body && { body })
  const main = { client: contoso, control: at('/_holdline') }
  if (place === 'the main inventory') return { ...main, main }
  const { json } = await operator('POST', '/_holdline/sandboxes', { body: { name: 'one' } })
  const { httpConnectionString }: { httpConnectionString: string } = Object(json)
  const [, key = ''] = httpConnectionString.split('accesskey=')
  return { client: createClient(host, key), control: at('/_holdline/sandboxes/one'), main }
}
