import type { Capabilities } from '../numbering/capabilities.ts'

/** Calls in both directions, no text messages. */
export const CALLS: Capabilities = Object.freeze({ calling: 'inbound+outbound', sms: 'none' })

/** Takes calls, and that is all. */
export const INBOUND_CALLS: Capabilities = Object.freeze({ calling: 'inbound', sms: 'none' })

/** Calls and text messages, both ways. */
export const CALLS_AND_SMS: Capabilities = Object.freeze({
  calling: 'inbound+outbound',
  sms: 'inbound+outbound',
})

/** Text messages in both directions, no calls. */
export const SMS: Capabilities = Object.freeze({ calling: 'none', sms: 'inbound+outbound' })
