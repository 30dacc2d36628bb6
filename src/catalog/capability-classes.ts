import type { Capabilities } from '../numbering/capabilities.ts'

/** Calls in both directions, no text messages. */
export const CALLS: Capabilities = Object.freeze({ calling: 'inbound+outbound', sms: 'none' })

/** Incoming calls only. */
export const INBOUND_CALLS: Capabilities = Object.freeze({ calling: 'inbound', sms: 'none' })

/** Calls and text messages in both directions. */
export const CALLS_AND_SMS: Capabilities = Object.freeze({
  calling: 'inbound+outbound',
  sms: 'inbound+outbound',
})

/** Text messages in both directions, no calls. */
export const SMS: Capabilities = Object.freeze({ calling: 'none', sms: 'inbound+outbound' })
