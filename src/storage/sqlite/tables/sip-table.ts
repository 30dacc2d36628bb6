import type { SipConfiguration } from '../../../sip-routing/sip-configuration.ts'
import { toSipConfiguration } from '../../rows/to-sip-configuration.ts'
import type { SqliteDatabase } from '../database.ts'

export interface SipTable {
  /** `undefined` if the resource never changed its configuration. */
  find(resource: string): SipConfiguration | undefined
  put(resource: string, configuration: SipConfiguration): void
}

export function sipTable(database: SqliteDatabase): SipTable {
  const select = database.prepare('SELECT configuration FROM sip_configuration WHERE resource = ?')
  const upsert = database.prepare(`
    INSERT INTO sip_configuration (resource, configuration) VALUES (?, ?)
    ON CONFLICT (resource) DO UPDATE SET configuration = excluded.configuration`)

  return {
    find(resource) {
      const row = select.get(resource)
      return row && toSipConfiguration(row)
    },
    put: (resource, configuration) => void upsert.run(resource, JSON.stringify(configuration)),
  }
}
