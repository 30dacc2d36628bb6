import type { Client, Reply } from '../../support/client.ts'
import { at } from './operations.ts'

/** The newest version of SIP routing. */
export const SIP_NEWEST = '2023-03-01'
export const SIP_PREVIEW = '2021-05-01-preview'

/** The pattern of the official clients' tests, which is no regular expression of JavaScript. */
export const PATTERN = '^+[1-9][0-9]{3,23}$'

export function patchSip(client: Client, body: unknown, version = SIP_NEWEST): Promise<Reply> {
  return client('PATCH', at('/sip', version), { body })
}

/** The configuration as the bytes of the answer, so that a test sees its order. */
export async function sipText(client: Client, version = SIP_NEWEST): Promise<string> {
  return (await client('GET', at('/sip', version))).text
}

/** The whole text of a refusal of SIP routing. */
export function sipRefusal(code: string, message: string): string {
  return `{"error":{"code":"UnprocessableConfiguration","message":"One or more request inputs are not valid.","innererror":{"code":"${code}","message":"${message}"}}}`
}

/** The text of a configuration without trunks and routes. */
export const NO_SIP = '{"trunks":{},"routes":[]}'

/** A route with the fields that a new one must have, and others. */
export function sipRoute(more: object): object {
  return { name: 'one', numberPattern: PATTERN, ...more }
}
