import type { SipConfiguration } from '../../sip-routing/sip-configuration.ts'
import { type Row, text } from './row.ts'

/**
 * The configuration in a row of `sip_configuration`. It is kept as the text of a JSON document: the JSON type of
 * PostgreSQL takes no NUL character, which a client may write into a description.
 */
export function toSipConfiguration(row: Row): SipConfiguration {
  return JSON.parse(text(row, 'configuration'))
}
